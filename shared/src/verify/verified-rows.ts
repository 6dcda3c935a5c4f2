import type { CaseState } from "../moves/case-state.ts";
import type { BoundKey } from "../record/bound-key.ts";
import { EMPTY_HEAD } from "../record/entry.ts";
import type { ServerKey } from "../record/server-key.ts";
import type { RecordWalk, RowCounts } from "./record-walk.ts";
import type { BadRow } from "./signature-queue.ts";

/** What came of checking the rows of a record. */
export interface VerifiedRows {
  readonly bad: BadRow | null;
  /** How many rows are right, from the first one on. */
  readonly rows: number;
  /** The head of the last row that is right. */
  readonly head: string;
  readonly counts: RowCounts;
  /** Every key that signs for a seat, and who says that it is the seat's. */
  readonly keys: readonly BoundKey[];
  /** Every key with which the server signs, in the order of the rows. */
  readonly serverKeys: readonly ServerKey[];
  /** What is right and still has to be known, in sentences. */
  readonly notes: readonly string[];
  /** What follows from the rows; null when one is bad. */
  readonly state: CaseState | null;
}

/**
 * What came of a walk that found this row bad, or none. Something beside the rows may have found it, a head that is known from elsewhere or
 * the end of the file: no more of them are called right than stand before it, whatever follows from each other after it. Of a file that is
 * bad as a whole, with row 0, none is.
 */
export function verifiedBy(walk: RecordWalk, bad: BadRow | null): VerifiedRows {
  const rows = bad === null ? walk.rows : Math.max(0, bad.row - 1);
  return {
    bad,
    rows,
    head: walk.headAfter(rows) ?? EMPTY_HEAD,
    counts: walk.counts,
    keys: bad === null ? walk.keys : [],
    serverKeys: bad === null ? walk.serverKeys : [],
    notes: bad === null ? walk.notes() : [],
    state: bad === null ? walk.state : null,
  };
}
