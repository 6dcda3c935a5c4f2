import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import { sideMark } from "../sides.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { judgeOfferedGroundRules } from "./offered-ground-rules.ts";
import { textHash } from "./text-hash.ts";

/** Takes one's own proposed change of the ground rules back, or declines the other side's. The rules stay as they are. */
export const dropGroundRules = z.strictObject({
  kind: z.literal("drop-ground-rules"),
  /** Whose proposal it is. */
  of: sideMark,
  hash: textHash,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type DropGroundRules = z.infer<typeof dropGroundRules>;

/** Refuses when that side proposes nothing, and when it proposes something else by now. */
export function judgeDropGroundRules(
  state: CaseState,
  move: DropGroundRules,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  return judgeOfferedGroundRules(state, move);
}

/** Applies a judged refusal of the change. */
export function applyDropGroundRules(
  state: CaseState,
  move: DropGroundRules,
  _stamp: Stamp,
): CaseState {
  const { offers } = state.groundRuleTalks;
  return {
    ...state,
    groundRuleTalks: { ...state.groundRuleTalks, offers: { ...offers, [move.of]: null } },
  };
}
