import { checked, checkedSnapshot, checksumOf, type StoredBytes } from "./document-checksums.ts";
import type { Database } from "./sqlite-database.ts";
import { putNewest, snapshotsOf, type Snapshots } from "./sqlite-document-snapshots.ts";
import { isDamaged } from "./sqlite-errors.ts";
import { setAsideIn } from "./sqlite-set-aside.ts";
import { UnreadableDocument, type DocumentLog, type StoredDocument } from "./storage.ts";

/** Runs the work. Pages that SQLite cannot read are a damaged document like any other. */
function reading<Result>(key: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw isDamaged(error) ? new UnreadableDocument(key) : error;
  }
}

/** `damaged` are documents of which rows are missing. */
export function sqliteDocumentLog(database: Database, damaged: Set<string>): DocumentLog {
  const snapshots = snapshotsOf(database);
  const aside = setAsideIn(database);
  const load = documentLoader(database, snapshots, aside.count);
  const insert = database.prepare(
    "INSERT INTO document_log (key, bytes, checksum) VALUES (?, ?, ?)",
  );
  const trim = database.prepare("DELETE FROM document_log WHERE key = ? AND row <= ?");

  return {
    load: (key) => {
      if (damaged.has(key)) throw new UnreadableDocument(key);
      return load(key);
    },
    append: (rows) => {
      for (const { key, update } of rows) insert.run(key, update, checksumOf(key, update));
    },
    compactInSteps: function* ({ key, snapshot: bytes, throughRow }) {
      if (database.isInTransaction()) {
        throw new Error("compaction has transactions of its own and joins no other");
      }
      const keptRow = yield* putNewest(database, snapshots, { key, bytes, throughRow });
      trim.run(key, keptRow);
    },
    setAside: (key) => {
      aside.put(key);
      damaged.delete(key);
    },
  };
}

function documentLoader(
  database: Database,
  { newest, before, isInLog }: Snapshots,
  timesSetAside: (key: string) => number,
): (key: string) => StoredDocument {
  const rowsAfter = database.prepare<StoredBytes & { row: number }>(
    "SELECT row, bytes, checksum FROM document_log WHERE key = ? AND row > ? ORDER BY row",
  );

  const loadFrom = (key: string, which: typeof newest): StoredDocument =>
    reading(key, () => {
      const snapshot = which.find(key);
      const throughRow = snapshot?.through_row ?? 0;
      const rows = rowsAfter.all(key, throughRow);
      const first = snapshot === undefined ? [] : [checkedSnapshot(key, snapshot)];
      return {
        updates: [...first, ...rows.map((each) => checked(key, each))],
        lastRow: rows.at(-1)?.row ?? throughRow,
        logRows: rows.length,
        hasDamagedSnapshot: which === before,
        timesSetAside: timesSetAside(key),
      };
    });

  /** Whether the log holds what the newest snapshot was made from: from the snapshot before on, or from its beginning. */
  const holdsNewest = (key: string): boolean =>
    reading(key, () => {
      const throughRow = newest.throughRow(key);
      return throughRow !== undefined && isInLog(key, throughRow);
    });

  return (key) => {
    try {
      return loadFrom(key, newest);
    } catch (error) {
      if (!(error instanceof UnreadableDocument) || !holdsNewest(key)) throw error;
      // When a row of the log is damaged, this throws as well: nothing stands in for that.
      return loadFrom(key, before);
    }
  };
}
