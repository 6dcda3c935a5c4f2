import { checksumOf, type StoredBytes, type StoredSnapshot } from "./document-checksums.ts";
import type { Database } from "./sqlite-database.ts";
import { isDamaged } from "./sqlite-errors.ts";

/** A snapshot with more bytes is written in parts of so many, and people go on between two of them. */
export const SNAPSHOT_PART_BYTES = 128 * 1024;

/** Sets with an even number and those with an odd one: what damages a table, or its index, never takes both snapshots of a document. */
export const PART_TABLES = ["document_snapshot_part_even", "document_snapshot_part_odd"] as const;
type PartTable = (typeof PART_TABLES)[number];

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
  const [even, odd] = PART_TABLES.map((table) => partsIn(database, table)) as [Parts, Parts];
  const tableOf = ({ set }: Pick<PartPlace, "set">): Parts => (set % 2 === 0 ? even : odd);

  function* read(key: string, set: number): Generator<Uint8Array> {
    for (let part = 0; ; part += 1) {
      const bytes = tableOf({ set }).find(key, { set, part });
      if (bytes === undefined) return;
      yield bytes;
    }
  }

  return {
    /** A number that no set of this document has, and that stands in another table than the set of the snapshot before. */
    nextSet: (key: string, { used, before }: { used: readonly number[]; before: number }) => {
      const last = Math.max(...used, even.last(key), odd.last(key));
      return (last + 1) % 2 === before % 2 ? last + 2 : last + 1;
    },
    /** Returns what is stored afterwards. */
    put: (key: string, place: PartPlace, bytes: Uint8Array): Uint8Array => {
      const table = tableOf(place);
      table.insert(key, place, bytes);
      return table.find(key, place) ?? new Uint8Array();
    },
    /** Part by part, from the disk as they are asked for. Where one is missing they end, and the checksum of the whole is not met. */
    read,
    /** The row with its bytes in it. */
    whole: <Row extends SnapshotRow>(key: string, row: Row): Row =>
      row.part_set === 0 ? row : { ...row, bytes: Buffer.concat([...read(key, row.part_set)]) },
    outside: (key: string, used: readonly number[]): readonly PartPlace[] =>
      [...even.places(key), ...odd.places(key)].filter(({ set }) => !used.includes(set)),
    /** What is damaged stays where it is: nothing reads it. */
    remove: (key: string, place: PartPlace): void => {
      try {
        tableOf(place).remove(key, place);
      } catch (error) {
        if (!isDamaged(error)) throw error;
      }
    },
  };
}

type Parts = ReturnType<typeof partsIn>;

function partsIn(database: Database, table: PartTable) {
  const insert = database.prepare(
    `INSERT INTO ${table} (key, part_set, part, bytes, checksum) VALUES (?, ?, ?, ?, ?)`,
  );
  const one = database.prepare<{ bytes: Uint8Array }>(
    `SELECT bytes FROM ${table} WHERE key = ? AND part_set = ? AND part = ?`,
  );
  const places = database.prepare<PartPlace>(
    `SELECT part_set AS "set", part FROM ${table} WHERE key = ?`,
  );
  const remove = database.prepare(
    `DELETE FROM ${table} WHERE key = ? AND part_set = ? AND part = ?`,
  );
  return {
    last: (key: string): number => Math.max(0, ...places.all(key).map(({ set }) => set)),
    places: (key: string): PartPlace[] => places.all(key),
    find: (key: string, { set, part }: PartPlace): Uint8Array | undefined =>
      one.get(key, set, part)?.bytes,
    insert: (key: string, place: PartPlace, bytes: Uint8Array): void => {
      insert.run(key, place.set, place.part, bytes, partChecksum(key, place, bytes));
    },
    remove: (key: string, { set, part }: PartPlace): void => {
      remove.run(key, set, part);
    },
  };
}

function partChecksum(key: string, { set, part }: PartPlace, bytes: Uint8Array): number {
  return checksumOf(`${key}/${set}/${part}`, bytes);
}

/** Whether every part of these keys is what was written, as its table has them. */
export function arePartsSound(
  database: Database,
  table: PartTable,
  keys: ReadonlySet<string>,
): boolean {
  const rows = database.prepare<StoredBytes & PartPlace & { key: string }>(
    `SELECT key, part_set AS "set", part, bytes, checksum FROM ${table} NOT INDEXED`,
  );
  return rows
    .all()
    .every((row) => !keys.has(row.key) || partChecksum(row.key, row, row.bytes) === row.checksum);
}

/** At a start: removes the parts that no snapshot names, of a compaction that came to no end or of a snapshot that fell out. */
export function sweepParts(database: Database): void {
  const isNamedBy = (snapshots: string, parts: PartTable): string =>
    `EXISTS (SELECT 1 FROM ${snapshots} WHERE ${snapshots}.key = ${parts}.key AND ${snapshots}.part_set = ${parts}.part_set)`;
  try {
    for (const table of PART_TABLES) {
      database.exec(
        `DELETE FROM ${table} WHERE NOT ${isNamedBy("document_snapshot", table)}
           AND NOT ${isNamedBy("document_snapshot_before", table)}`,
      );
    }
  } catch (error) {
    if (!isDamaged(error)) throw error;
  }
}
