import * as z from "zod/mini";

import { mustSide, type Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import { otherSide, SIDE_MARKS } from "../sides.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { changedRules, changesNothing } from "./ground-rules.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { judgeOfferedGroundRules } from "./offered-ground-rules.ts";
import { textHash } from "./text-hash.ts";

/** Agrees to the change of the ground rules that the other chief has proposed. From then on it holds for both. */
export const agreeGroundRules = z.strictObject({
  kind: z.literal("agree-ground-rules"),
  /** The hash of the change that the agreeing chief was shown. */
  hash: textHash,
});
export type AgreeGroundRules = z.infer<typeof agreeGroundRules>;

/** Refuses when the other side proposes nothing, and when it proposes something else by now. */
export function judgeAgreeGroundRules(
  state: CaseState,
  move: AgreeGroundRules,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  return judgeOfferedGroundRules(state, { of: otherSide(mover.side), hash: move.hash });
}

/** Applies a judged agreement. An offer that has nothing left to change falls with it. */
export function applyAgreeGroundRules(
  state: CaseState,
  _move: AgreeGroundRules,
  stamp: Stamp,
): CaseState {
  const { offers, agreed } = state.groundRuleTalks;
  const offer = offers[otherSide(mustSide(stamp))];
  if (offer === null) throw new Error("a judged agreement to no change of the ground rules");
  const groundRules = changedRules(state.groundRules, offer.changes);
  const left = { a: offers.a, b: offers.b };
  for (const mark of SIDE_MARKS) {
    const open = offers[mark];
    if (open !== null && changesNothing(groundRules, open.changes)) left[mark] = null;
  }
  return {
    ...state,
    groundRules,
    groundRuleTalks: { offers: left, agreed: [...agreed, { offer, stamp }] },
  };
}
