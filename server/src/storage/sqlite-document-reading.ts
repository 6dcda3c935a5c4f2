import { checked, type StoredBytes } from "./document-checksums.ts";
import type { Database } from "./sqlite-database.ts";
import { piecesOf, type Snapshots, type SnapshotsOfTable } from "./sqlite-document-snapshots.ts";
import { isDamaged } from "./sqlite-errors.ts";
import { SNAPSHOT_PART_BYTES } from "./sqlite-snapshot-parts.ts";
import { UnreadableDocument, type ReadThrough, type UpdatePieces } from "./storage.ts";

/** A step ends with the row that reaches one of these: a row by itself costs something, however short it is. */
const STEP_BYTES = SNAPSHOT_PART_BYTES;
const STEP_ROWS = 100;

type LogRow = StoredBytes & { readonly row: number };

interface StoredBefore {
  readonly pieces: UpdatePieces;
  readonly throughRow: number;
  readonly isDamaged: boolean;
}

export type DocumentReading = (key: string) => Generator<readonly UpdatePieces[], ReadThrough>;

/** How a document is read: the newest snapshot that is what was written, and the log from there to where it ends at the first step. */
export function documentReading(
  database: Database,
  { newest, before, parts, isInLog }: Snapshots,
): DocumentReading {
  const lastOf = database.prepare<Pick<LogRow, "row">>(
    "SELECT row FROM document_log WHERE key = ? ORDER BY row DESC LIMIT 1",
  );
  const rowsBetween = database.prepare<LogRow>(
    "SELECT row, bytes, checksum FROM document_log WHERE key = ? AND row > ? AND row <= ? ORDER BY row",
  );

  /** Whether the log holds what the newest snapshot was made from: from the snapshot before on, or from its beginning. */
  const holdsNewest = (key: string): boolean => {
    const throughRow = newest.throughRow(key);
    return throughRow !== undefined && isInLog(key, throughRow);
  };

  /** Nobody is given a piece before all of them are known to be what was written. */
  function* snapshotFrom(which: SnapshotsOfTable, key: string): Generator<never[], StoredBefore> {
    const row = which.readRow(key);
    const pieces: Uint8Array[] = [];
    if (row !== undefined) {
      for (const piece of piecesOf(parts, key, row)) {
        pieces.push(piece);
        yield [];
      }
    }
    return { pieces, throughRow: row?.through_row ?? 0, isDamaged: which === before };
  }

  function* soundSnapshot(key: string): Generator<never[], StoredBefore> {
    try {
      return yield* snapshotFrom(newest, key);
    } catch (error) {
      const isUnreadable = error instanceof UnreadableDocument || isDamaged(error);
      if (!isUnreadable || !holdsNewest(key)) throw error;
      return yield* snapshotFrom(before, key);
    }
  }

  function* inSteps(key: string): ReturnType<DocumentReading> {
    const was = newest.throughRow(key);
    const lastRow = lastOf.get(key)?.row ?? 0;
    const snapshot = yield* soundSnapshot(key);
    if (snapshot.pieces.length > 0) yield [snapshot.pieces];
    let [row, logRows] = [snapshot.throughRow, 0];
    while (row < lastRow) {
      const rows = rowsBetween.takeUntil(stepIsFull(), key, row, lastRow);
      if (newest.throughRow(key) !== was)
        throw new Error(`the document ${key} was changed under its reading`);
      // Set aside meanwhile, or hidden by a damaged index: what is left would look like a shorter document.
      if (rows.length === 0) throw new UnreadableDocument(key);
      row = rows.at(-1)?.row ?? row;
      logRows += rows.length;
      // When one of the log is damaged, nothing stands in for it.
      yield rows.map((each) => [checked(key, each)]);
    }
    return { lastRow: row, logRows, hasDamagedSnapshot: snapshot.isDamaged };
  }

  return function* (key) {
    try {
      return yield* inSteps(key);
    } catch (error) {
      // Pages that SQLite cannot read are a damaged document like any other.
      throw isDamaged(error) ? new UnreadableDocument(key) : error;
    }
  };
}

function stepIsFull(): (row: LogRow) => boolean {
  let [rows, length] = [0, 0];
  return ({ bytes }) => {
    rows += 1;
    length += bytes.byteLength;
    return rows >= STEP_ROWS || length >= STEP_BYTES;
  };
}
