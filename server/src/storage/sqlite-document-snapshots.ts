import { checkedSnapshot, isSoundSnapshot, type StoredSnapshot } from "./document-checksums.ts";
import type { Database } from "./sqlite-database.ts";
import { isDamaged } from "./sqlite-errors.ts";
import { UnreadableDocument } from "./storage.ts";

type Table = "document_snapshot" | "document_snapshot_before";

/** One snapshot of every document: the newest, or the one before it. */
export type Snapshots = ReturnType<typeof snapshotsIn>;

export function snapshotsIn(database: Database, table: Table) {
  const ofKey = database.prepare<StoredSnapshot>(
    `SELECT bytes, checksum, through_row FROM ${table} WHERE key = ?`,
  );
  const put = database.prepare(
    `INSERT INTO ${table} (key, through_row, bytes, checksum) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET
       through_row = excluded.through_row, bytes = excluded.bytes, checksum = excluded.checksum`,
  );
  return {
    find: (key: string) => ofKey.get(key),
    put: (key: string, { through_row: row, bytes, checksum }: StoredSnapshot) => {
      put.run(key, row, bytes, checksum);
    },
    /** A damaged snapshot, or none, is nothing to go back to. */
    findSound: (key: string): StoredSnapshot | undefined => {
      try {
        const found = ofKey.get(key);
        return found !== undefined && isSoundSnapshot(key, found) ? found : undefined;
      } catch (error) {
        if (isDamaged(error)) return undefined;
        throw error;
      }
    },
  };
}

/**
 * Puts a snapshot in place of the newest, which becomes the one before. It is read back at the end: until then the log can still replace
 * a bad one.
 */
export function putNewest(
  database: Database,
  { newest, before }: { newest: Snapshots; before: Snapshots },
  { key, made }: { key: string; made: StoredSnapshot },
): void {
  const former = newest.findSound(key);
  if (made.through_row < (former?.through_row ?? 0)) {
    throw new Error(`the snapshot of ${key} is older than the one that is stored`);
  }
  database.transaction(() => {
    if (former !== undefined) before.put(key, former);
    newest.put(key, made);
  });
  const stored = newest.find(key);
  if (stored === undefined) throw new UnreadableDocument(key);
  checkedSnapshot(key, stored);
}
