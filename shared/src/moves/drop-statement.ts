import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { sideMark } from "../sides.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { offeredStatement } from "./offered-statement.ts";
import { textHash } from "./text-hash.ts";

/** Takes one's own offer of a joint statement back, or declines the other side's and says why. Nothing is published. */
export const dropStatement = z.strictObject({
  kind: z.literal("drop-statement"),
  /** Whose offer it is. */
  of: sideMark,
  hash: textHash,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type DropStatement = z.infer<typeof dropStatement>;

/** Refuses when that side offers none or other words by now, and the other side's declining without a word. */
export function judgeDropStatement(
  state: CaseState,
  move: DropStatement,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offer = offeredStatement(state, move, context.nowMs);
  if (isRefusal(offer)) return offer;
  return move.of !== mover.side && move.words.trim() === ""
    ? refuse("no-text", "Say why your side does not sign it.")
    : null;
}

/** Applies a judged end of the offer. */
export function applyDropStatement(
  state: CaseState,
  move: DropStatement,
  _stamp: Stamp,
): CaseState {
  return { ...state, statementOffers: { ...state.statementOffers, [move.of]: null } };
}
