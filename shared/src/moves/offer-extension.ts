import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { extensionHash, extensionTerms } from "./extension.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { judgeExtensionTerms } from "./offered-extension.ts";

/** Offers a later expiration, or to stop the clock. Nothing changes before the other chief agrees to exactly this. */
export const offerExtension = z.strictObject({
  kind: z.literal("offer-extension"),
  terms: extensionTerms,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type OfferExtension = z.infer<typeof offerExtension>;

/** Refuses what extends nothing, a moment that has passed or is none, and what the side offers already. */
export function judgeOfferExtension(
  state: CaseState,
  move: OfferExtension,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  if (state.extensionTalks.offers[mover.side]?.hash === extensionHash(move))
    return refuse("no-change", "Your side has offered this already. The other chief answers.");
  return judgeExtensionTerms(state, move.terms, context);
}

/** Applies a judged offer: it takes the place of the side's former one. */
export function applyOfferExtension(
  state: CaseState,
  move: OfferExtension,
  stamp: Stamp,
): CaseState {
  const { terms, words } = move;
  const offer = { terms, words, hash: extensionHash(move), stamp };
  const { offers } = state.extensionTalks;
  return {
    ...state,
    extensionTalks: { ...state.extensionTalks, offers: { ...offers, [mustSide(stamp)]: offer } },
  };
}
