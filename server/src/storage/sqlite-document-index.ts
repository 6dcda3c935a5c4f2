import { isSound, isSoundSnapshot, type StoredBytes } from "./document-checksums.ts";
import type { Database } from "./sqlite-database.ts";
import { isDamaged } from "./sqlite-errors.ts";
import {
  arePartsSound,
  PART_TABLES,
  snapshotParts,
  type SnapshotRow,
} from "./sqlite-snapshot-parts.ts";

/** Every table of documents with the index by which it is read. */
const INDEX_OF = {
  // Before the snapshots, which are read through them.
  document_snapshot_part_even: "sqlite_autoindex_document_snapshot_part_even_1",
  document_snapshot_part_odd: "sqlite_autoindex_document_snapshot_part_odd_1",
  document_log: "document_log_by_key",
  document_snapshot: "sqlite_autoindex_document_snapshot_1",
  document_snapshot_before: "sqlite_autoindex_document_snapshot_before_1",
} as const;
type Table = keyof typeof INDEX_OF;

/**
 * Compares what an index leads to with what its table holds. A row has a checksum of its own, but a damaged index hides whole rows, and
 * a document without its last rows looks like a document. An index beside a whole table is made anew; where rows of the
 * table are gone, the keys are returned, and nobody may read those documents.
 */
export function checkDocumentIndexes(database: Database, onMended: () => void): Set<string> {
  const damaged = new Set<string>();
  for (const table of Object.keys(INDEX_OF) as Table[]) {
    const { differ, hasAll } = compare(database, table);
    if (differ.size > 0 && hasAll && isWhole(database, table, differ)) {
      database.exec(`REINDEX ${INDEX_OF[table]}`);
      onMended();
      // A part that is missed is missed by the checksum of its snapshot, and the snapshot before stands in for that one.
    } else if (!isOfParts(table)) for (const key of differ) damaged.add(key);
  }
  return damaged;
}

/** How many rows a key has, and the sum of their numbers. */
type Rows = Map<string, { readonly rows: number; readonly numbers: number }>;

function compare(database: Database, table: Table) {
  const held = rowsOf(database, `${table} NOT INDEXED`);
  // A table that cannot be gone through has damaged pages of its own; whoever reads there is told by SQLite.
  if (held === undefined) return { differ: new Set<string>(), hasAll: false };
  const led: Rows = rowsOf(database, `${table} INDEXED BY ${INDEX_OF[table]}`) ?? new Map();
  const keys = [...new Set([...held.keys(), ...led.keys()])];
  const differ = keys.filter((key) => {
    const [one, other] = [held.get(key), led.get(key)];
    return one?.rows !== other?.rows || one?.numbers !== other?.numbers;
  });
  // All together, because an entry with a wrong key stands in the index all the same.
  return { differ: new Set(differ), hasAll: total(held) >= total(led) };
}

function total(rows: Rows): number {
  return [...rows.values()].reduce((sum, each) => sum + each.rows, 0);
}

/** Undefined when SQLite meets damaged pages. */
function rowsOf(database: Database, source: string): Rows | undefined {
  const counted = database.prepare<{ key: string; rows: number; numbers: number }>(
    `SELECT key, count(*) AS rows, total(rowid) AS numbers FROM ${source} GROUP BY key`,
  );
  try {
    return new Map(counted.all().map(({ key, ...of }) => [key, of]));
  } catch (error) {
    if (isDamaged(error)) return undefined;
    throw error;
  }
}

/** Whether every row of these keys is what was written, its key included. If not, the index may be right and the table wrong. */
function isWhole(database: Database, table: Table, keys: ReadonlySet<string>): boolean {
  try {
    if (isOfParts(table)) return arePartsSound(database, table, keys);
    return table === "document_log"
      ? isLogSound(database, keys)
      : areSnapshotsSound(database, table, keys);
  } catch (error) {
    if (isDamaged(error)) return false;
    throw error;
  }
}

function isOfParts(table: Table): table is (typeof PART_TABLES)[number] {
  return PART_TABLES.some((each) => each === table);
}

function isLogSound(database: Database, keys: ReadonlySet<string>): boolean {
  const rows = database.prepare<StoredBytes & { key: string }>(
    "SELECT key, bytes, checksum FROM document_log NOT INDEXED",
  );
  return rows.all().every((row) => !keys.has(row.key) || isSound(row.key, row));
}

function areSnapshotsSound(database: Database, table: Table, keys: ReadonlySet<string>): boolean {
  const parts = snapshotParts(database);
  const rows = database.prepare<SnapshotRow & { key: string }>(
    `SELECT key, bytes, checksum, through_row, part_set FROM ${table} NOT INDEXED`,
  );
  return rows
    .all()
    .filter(({ key }) => keys.has(key))
    .every((row) => isSoundSnapshot(row.key, parts.whole(row.key, row)));
}
