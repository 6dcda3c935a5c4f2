import { isSoundSnapshot, snapshotChecksum, type StoredSnapshot } from "./document-checksums.ts";
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
type SnapshotsOfTable = ReturnType<typeof snapshotsIn>;

/** Of every document the newest snapshot, and the one before it. */
export function snapshotsOf(database: Database) {
  const parts = snapshotParts(database);
  return {
    parts,
    newest: snapshotsIn(database, "document_snapshot", parts),
    before: snapshotsIn(database, "document_snapshot_before", parts),
  };
}

function snapshotsIn(database: Database, table: Table, parts: SnapshotParts) {
  const ofKey = database.prepare<SnapshotRow>(
    `SELECT bytes, checksum, through_row, part_set FROM ${table} WHERE key = ?`,
  );
  const put = database.prepare(
    `INSERT INTO ${table} (key, through_row, bytes, checksum, part_set) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET through_row = excluded.through_row, bytes = excluded.bytes,
       checksum = excluded.checksum, part_set = excluded.part_set`,
  );
  return {
    findRow: (key: string): SnapshotRow | undefined => ofKey.get(key),
    find: (key: string): StoredSnapshot | undefined => {
      const row = ofKey.get(key);
      return row === undefined ? undefined : parts.whole(key, row);
    },
    put: (key: string, { through_row: row, bytes, checksum, part_set: set }: SnapshotRow) => {
      put.run(key, row, bytes, checksum, set);
    },
  };
}

/**
 * Puts a snapshot in place of the newest, which becomes the one before, and returns the row up to which the log may be trimmed. A long
 * one is written in parts, and what no snapshot needs any more is removed, a step for each: every step is durable by itself, and until the
 * one that puts the new row in place the former snapshots are what they were. What was written is read back, while the log can still
 * replace it. Throws `UnreadableDocument` when it is not what was written.
 */
export function* putNewest(
  database: Database,
  snapshots: Snapshots,
  made: MadeSnapshot,
): Generator<void, number> {
  const { newest, before, parts } = snapshots;
  const { key } = made;
  const former = yield* soundRow(newest, parts, key);
  if (made.throughRow < (former?.through_row ?? 0)) {
    throw new Error(`the snapshot of ${key} is older than the one that is stored`);
  }
  yield* removeUnused(snapshots, key);
  const row = yield* written(parts, made);
  database.transaction(() => {
    if (former !== undefined) before.put(key, former);
    newest.put(key, row);
  });
  if (row.part_set === 0 && !isSoundSnapshot(key, newest.find(key) ?? row))
    throw new UnreadableDocument(key);
  yield;
  yield* removeUnused(snapshots, key);
  const kept = former ?? (yield* soundRow(before, parts, key));
  return kept?.through_row ?? 0;
}

/** The row of a snapshot that is what was written. A damaged one, or none, is nothing to go back to. */
function* soundRow(
  snapshots: SnapshotsOfTable,
  parts: SnapshotParts,
  key: string,
): Generator<void, SnapshotRow | undefined> {
  try {
    const row = snapshots.findRow(key);
    if (row === undefined) return undefined;
    if (row.part_set === 0) return isSoundSnapshot(key, row) ? row : undefined;
    let checksum = snapshotChecksum(key, row.through_row);
    for (const part of parts.read(key, row.part_set)) {
      checksum = checksum.with(part);
      yield;
    }
    return checksum.value === row.checksum ? row : undefined;
  } catch (error) {
    if (isDamaged(error)) return undefined;
    throw error;
  }
}

/** Writes the bytes, if they are more than one row should hold, and returns the row that will stand for them. */
function* written(
  parts: SnapshotParts,
  { key, bytes, throughRow }: MadeSnapshot,
): Generator<void, SnapshotRow> {
  const empty = snapshotChecksum(key, throughRow);
  const checksum = empty.with(bytes).value;
  if (bytes.byteLength <= SNAPSHOT_PART_BYTES)
    return { bytes, checksum, through_row: throughRow, part_set: 0 };
  const set = parts.nextSet(key);
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
function* removeUnused({ newest, before, parts }: Snapshots, key: string): Generator<void> {
  const used = [newest, before].map((each) => each.findRow(key)?.part_set ?? 0);
  for (const unused of parts.outside(key, used)) {
    parts.remove(key, unused);
    yield;
  }
}
