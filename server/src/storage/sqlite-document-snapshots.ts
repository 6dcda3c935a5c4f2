import { checkedSnapshot, snapshotChecksum } from "./document-checksums.ts";
import type { Database } from "./sqlite-database.ts";
import { isDamaged } from "./sqlite-errors.ts";
import {
  SNAPSHOT_PART_BYTES,
  snapshotParts,
  type SnapshotParts,
  type SnapshotRow,
} from "./sqlite-snapshot-parts.ts";
import { UnreadableDocument } from "./storage.ts";

type Table = "document_snapshot" | "document_snapshot_before";

/** A snapshot that is to be stored. */
export interface MadeSnapshot {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly throughRow: number;
}

export type Snapshots = ReturnType<typeof snapshotsOf>;
export type SnapshotsOfTable = ReturnType<typeof snapshotsIn>;

/** Of every document the newest snapshot, and the one before it. */
export function snapshotsOf(database: Database) {
  const parts = snapshotParts(database);
  const logRow = database.prepare<{ row: number }>(
    "SELECT row FROM document_log WHERE key = ? AND row = ?",
  );
  return {
    parts,
    newest: snapshotsIn(database, "document_snapshot"),
    before: snapshotsIn(database, "document_snapshot_before"),
    isInLog: (key: string, row: number): boolean => logRow.get(key, row) !== undefined,
  };
}

function snapshotsIn(database: Database, table: Table) {
  const ofKey = database.prepare<SnapshotRow>(
    `SELECT bytes, checksum, through_row, part_set FROM ${table} WHERE key = ?`,
  );
  const throughRow = database.prepare<Pick<SnapshotRow, "through_row">>(
    `SELECT through_row FROM ${table} WHERE key = ?`,
  );
  const put = database.prepare(
    `INSERT INTO ${table} (key, through_row, bytes, checksum, part_set) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET through_row = excluded.through_row, bytes = excluded.bytes,
       checksum = excluded.checksum, part_set = excluded.part_set`,
  );
  return {
    /** This and the row are undefined as well where their page is damaged. */
    throughRow: (key: string): number | undefined =>
      unlessDamaged(() => throughRow.get(key)?.through_row),
    findRow: (key: string): SnapshotRow | undefined => unlessDamaged(() => ofKey.get(key)),
    /** This throws there. */
    readRow: (key: string): SnapshotRow | undefined => ofKey.get(key),
    put: (key: string, { through_row: row, bytes, checksum, part_set: set }: SnapshotRow) => {
      put.run(key, row, bytes, checksum, set);
    },
  };
}

function unlessDamaged<Found>(find: () => Found): Found | undefined {
  try {
    return find();
  } catch (error) {
    if (isDamaged(error)) return undefined;
    throw error;
  }
}

/**
 * Puts a snapshot in place of the newest, which becomes the one before, and returns the row up to which the log may be trimmed now. What is
 * left of former ones is removed, and a long one is written in parts, a step for each: every step is durable by itself, and until the last
 * the former snapshots are what they were. What was written is read back, while the log can still replace it. Throws `UnreadableDocument`
 * when it is not what was written, and when what it stands for is not there any more; nothing of it is left then.
 */
export function* putNewest(
  database: Database,
  snapshots: Snapshots,
  made: MadeSnapshot,
): Generator<void, number> {
  const { newest, before, parts, isInLog } = snapshots;
  const { key, throughRow } = made;
  const was = newest.throughRow(key);
  const former = yield* soundRow(newest, parts, key);
  if (throughRow < (former?.through_row ?? 0)) {
    throw new Error(`the snapshot of ${key} is older than the one that is stored`);
  }
  yield* removeUnused(snapshots, key);
  // One through the same row is the same document: the log since the one before has to go on standing in for both.
  const isNext = former !== undefined && former.through_row < throughRow;
  const beside = isNext ? former : before.findRow(key);
  const set = setFor(snapshots, made, beside);
  try {
    const row = yield* written(parts, made, set);
    database.transaction(() => {
      const isInPlace = was === throughRow || throughRow === 0 || isInLog(key, throughRow);
      if (newest.throughRow(key) !== was || !isInPlace)
        throw new Error(`the document ${key} was changed under its snapshot`);
      if (isNext) before.put(key, former);
      newest.put(key, row);
    });
  } catch (error) {
    for (const place of parts.outside(key, usedSets(snapshots, key))) parts.remove(key, place);
    throw error;
  }
  if (set === 0) {
    const stored = newest.readRow(key);
    if (stored === undefined) throw new UnreadableDocument(key);
    checkedSnapshot(key, stored);
  }
  return isNext ? former.through_row : 0;
}

function usedSets({ newest, before }: Snapshots, key: string): number[] {
  return [newest, before].map((each) => each.findRow(key)?.part_set ?? 0);
}

/** The number of the set in which these bytes are to stand; 0 where they fit into the row. */
function setFor(
  snapshots: Snapshots,
  { key, bytes }: MadeSnapshot,
  beside: SnapshotRow | undefined,
): number {
  if (bytes.byteLength <= SNAPSHOT_PART_BYTES) return 0;
  const used = usedSets(snapshots, key);
  return snapshots.parts.nextSet(key, { used, before: beside?.part_set ?? 0 });
}

/** The row of a snapshot that is what was written. A damaged one, or none, is nothing to go back to. */
function* soundRow(
  snapshots: SnapshotsOfTable,
  parts: SnapshotParts,
  key: string,
): Generator<void, SnapshotRow | undefined> {
  const row = snapshots.findRow(key);
  if (row === undefined) return undefined;
  const pieces = piecesOf(parts, key, row);
  try {
    while (pieces.next().done !== true) yield;
    return row;
  } catch (error) {
    if (error instanceof UnreadableDocument || isDamaged(error)) return undefined;
    throw error;
  }
}

/** The bytes of a snapshot, piece by piece from the disk. Throws `UnreadableDocument` at the end when they are not what was written. */
export function* piecesOf(
  parts: SnapshotParts,
  key: string,
  row: SnapshotRow,
): Generator<Uint8Array, void> {
  if (row.part_set === 0) {
    yield checkedSnapshot(key, row);
    return;
  }
  let checksum = snapshotChecksum(key, row.through_row);
  for (const piece of parts.read(key, row.part_set)) {
    checksum = checksum.with(piece);
    yield piece;
  }
  if (checksum.value !== row.checksum) throw new UnreadableDocument(key);
}

/** Writes the bytes, if they are more than one row should hold, and returns the row that will stand for them. */
function* written(
  parts: SnapshotParts,
  { key, bytes, throughRow }: MadeSnapshot,
  set: number,
): Generator<void, SnapshotRow> {
  const empty = snapshotChecksum(key, throughRow);
  const checksum = empty.with(bytes).value;
  if (set === 0) return { bytes, checksum, through_row: throughRow, part_set: set };
  let readBack = empty;
  for (let part = 0; part * SNAPSHOT_PART_BYTES < bytes.byteLength; part += 1) {
    const from = part * SNAPSHOT_PART_BYTES;
    const stored = parts.put(key, { set, part }, bytes.subarray(from, from + SNAPSHOT_PART_BYTES));
    readBack = readBack.with(stored);
    yield;
  }
  if (readBack.value !== checksum) throw new UnreadableDocument(key);
  return { bytes: new Uint8Array(), checksum, through_row: throughRow, part_set: set };
}

/** Removes the parts that belong to neither snapshot: of the one that was before the former, and of one that was not brought to its end. */
function* removeUnused(snapshots: Snapshots, key: string): Generator<void> {
  for (const unused of snapshots.parts.outside(key, usedSets(snapshots, key))) {
    snapshots.parts.remove(key, unused);
    yield;
  }
}
