import { MAX_UPDATE_CONFLICT_STEPS } from "@crosstable/shared/document-limits";

import { OverLimit } from "./byte-reader.ts";

const PIECES_MOVED_A_STEP = 1_024;
/** Guard and Yjs each look at it, and put it into sets. */
const STEPS_A_PIECE_SEARCHED = 4;

/**
 * What it costs to judge and to apply one update, counted and not timed, so that a busy machine changes nothing. A step is what costs
 * about a ten-thousandth of a millisecond. Whoever sent the update pays for it, also when it was refused.
 */
export class Work {
  #steps = 0;
  #conflicts = 0;

  get steps(): number {
    return this.#steps;
  }

  /** Of these, what `spendOnConflicts` was told. */
  get conflicts(): number {
    return this.#conflicts;
  }

  spend(steps: number): void {
    this.#steps += steps;
  }

  /** Cutting a piece in two moves all later ones of its writer. */
  cut(piecesOfWriter: number): void {
    this.spendOnConflicts(piecesOfWriter / PIECES_MOVED_A_STEP);
  }

  /** What only writing at odds with what the document holds costs. Throws OverLimit where it is more than one update may bring. */
  spendOnConflicts(steps: number): void {
    this.#steps += steps * STEPS_A_PIECE_SEARCHED;
    this.#conflicts += steps;
    if (this.#conflicts > MAX_UPDATE_CONFLICT_STEPS)
      throw new OverLimit("more conflicts than one update may bring");
  }
}
