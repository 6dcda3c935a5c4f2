import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { sideMark } from "../sides.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { textHash } from "./text-hash.ts";

/** Ends an offer of articles: its own side takes it back, the other side says what is wrong with it. */
export const declineArticles = z.strictObject({
  kind: z.literal("decline-articles"),
  hash: textHash,
  /** Whose offer it is, so that the row can be read without the rows before it. */
  offeredBy: sideMark,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type DeclineArticles = z.infer<typeof declineArticles>;

/** Refuses an offer that is gone, and the other side's declining without a word of what is wrong. */
export function judgeDeclineArticles(
  state: CaseState,
  move: DeclineArticles,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const offer = state.articleOffers.find((each) => each.hash === move.hash);
  if (offer === undefined || offer.side !== move.offeredBy)
    return refuse("unknown-offer", "These articles are not on offer any more. Look again.");
  if (offer.side !== mover.side && move.words.trim() === "") {
    return refuse("no-text", "Say what is wrong with these articles.");
  }
  return null;
}

/** Applies a judged end of an offer. The contract reads as before. */
export function applyDeclineArticles(state: CaseState, move: DeclineArticles): CaseState {
  return {
    ...state,
    articleOffers: state.articleOffers.filter((each) => each.hash !== move.hash),
  };
}
