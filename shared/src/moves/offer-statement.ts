import * as z from "zod/mini";

import { MAX_STATEMENT_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { tooManyStatements } from "./bounds.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { statementHash } from "./statements.ts";

/** Offers a joint statement. It is published when the other side's chief signs exactly these words, and no sooner. */
export const offerStatement = z.strictObject({
  kind: z.literal("offer-statement"),
  words: z.string().check(z.maxLength(MAX_STATEMENT_CHARS)),
});
export type OfferStatement = z.infer<typeof offerStatement>;

/** Refuses an offer without words, the same once more, and one beyond what a side may publish. */
export function judgeOfferStatement(
  state: CaseState,
  move: OfferStatement,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  if (move.words.trim() === "") return refuse("no-text", "Write what the statement says.");
  if (state.statementOffers[mover.side]?.hash === statementHash(move.words))
    return refuse("no-change", "Your side has offered these words already. The other chief signs.");
  return tooManyStatements(state, mover.side);
}

/** Applies a judged offer: it takes the place of the side's former one. */
export function applyOfferStatement(
  state: CaseState,
  { words }: OfferStatement,
  stamp: Stamp,
): CaseState {
  const offer = { words, hash: statementHash(words), stamp };
  return { ...state, statementOffers: { ...state.statementOffers, [mustSide(stamp)]: offer } };
}
