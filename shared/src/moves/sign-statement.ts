import * as z from "zod/mini";

import { mustSide, type Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import { otherSide } from "../sides.ts";
import { tooManyStatements } from "./bounds.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { offeredStatement } from "./offered-statement.ts";
import { textHash } from "./text-hash.ts";

/** Signs exactly the joint statement that the other side offers. With it the statement is out, under both names. */
export const signStatement = z.strictObject({
  kind: z.literal("sign-statement"),
  /** The hash of the words that the signing chief was shown. */
  hash: textHash,
});
export type SignStatement = z.infer<typeof signStatement>;

/** Refuses when the other side offers none, or other words by now. */
export function judgeSignStatement(
  state: CaseState,
  move: SignStatement,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const of = otherSide(mover.side);
  const offer = offeredStatement(state, { of, hash: move.hash }, context.nowMs);
  return isRefusal(offer) ? offer : tooManyStatements(state, of);
}

/** Applies a judged signature. The same words that the signing side had offered itself are out with it. */
export function applySignStatement(state: CaseState, move: SignStatement, stamp: Stamp): CaseState {
  const own = mustSide(stamp);
  const other = otherSide(own);
  const offer = state.statementOffers[other];
  if (offer === null) throw new Error("a judged signature under no statement");
  const number = state.statements.size + 1;
  const { words, stamp: offered } = offer;
  const published = { number, by: "both" as const, words, stamp, offered };
  const kept = state.statementOffers[own];
  const left = { [other]: null, [own]: kept?.hash === move.hash ? null : kept };
  return {
    ...state,
    statements: new Map(state.statements).set(String(number), published),
    statementOffers: { ...state.statementOffers, ...left },
  };
}
