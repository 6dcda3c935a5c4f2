import type { StoredSnapshot } from "./document-checksums.ts";
import type { Database } from "./sqlite-database.ts";

/** A snapshot with more bytes is written in parts of so many, and people go on between two of them. */
export const SNAPSHOT_PART_BYTES = 128 * 1024;

/** A snapshot as it is stored. Of a long one the bytes stand in parts, and the row holds none. */
export interface SnapshotRow extends StoredSnapshot {
  /** The number of its set of parts; 0 where the bytes stand in the row. */
  readonly part_set: number;
}

/** Which part of which snapshot of a document. */
export interface PartPlace {
  readonly set: number;
  readonly part: number;
}

export type SnapshotParts = ReturnType<typeof snapshotParts>;

/** The parts of long snapshots. A set is written once and never changed; a snapshot names the set that is its own. */
export function snapshotParts(database: Database) {
  const insert = database.prepare(
    "INSERT INTO document_snapshot_part (key, part_set, part, bytes) VALUES (?, ?, ?, ?)",
  );
  const one = database.prepare<{ bytes: Uint8Array }>(
    "SELECT bytes FROM document_snapshot_part WHERE key = ? AND part_set = ? AND part = ?",
  );
  const last = database.prepare<{ set: number | null }>(
    'SELECT max(part_set) AS "set" FROM document_snapshot_part WHERE key = ?',
  );
  const places = database.prepare<PartPlace>(
    'SELECT part_set AS "set", part FROM document_snapshot_part WHERE key = ?',
  );
  const remove = database.prepare(
    "DELETE FROM document_snapshot_part WHERE key = ? AND part_set = ? AND part = ?",
  );
  const find = (key: string, { set, part }: PartPlace): Uint8Array | undefined =>
    one.get(key, set, part)?.bytes;

  function* read(key: string, set: number): Generator<Uint8Array> {
    for (let part = 0; ; part += 1) {
      const bytes = find(key, { set, part });
      if (bytes === undefined) return;
      yield bytes;
    }
  }

  return {
    /** A number that no set of this document has. */
    nextSet: (key: string): number => (last.get(key)?.set ?? 0) + 1,
    /** Returns what is stored afterwards. */
    put: (key: string, place: PartPlace, bytes: Uint8Array): Uint8Array => {
      insert.run(key, place.set, place.part, bytes);
      return find(key, place) ?? new Uint8Array();
    },
    /** Part by part, from the disk as they are asked for. Where one is missing they end, and the checksum of the whole is not met. */
    read,
    /** The row with its bytes in it. */
    whole: <Row extends SnapshotRow>(key: string, row: Row): Row =>
      row.part_set === 0 ? row : { ...row, bytes: Buffer.concat([...read(key, row.part_set)]) },
    outside: (key: string, used: readonly number[]): readonly PartPlace[] =>
      places.all(key).filter(({ set }) => !used.includes(set)),
    remove: (key: string, { set, part }: PartPlace): void => {
      remove.run(key, set, part);
    },
  };
}
