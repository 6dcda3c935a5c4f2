import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { wallWords } from "../session/wall-words.ts";
import { wallTimeIn } from "../session/zone-time.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { changesHash, changesNothing, groundRuleChanges, isSoundDeadline } from "./ground-rules.ts";
import { isRefusal, moverOf } from "./guards.ts";

/** Proposes a change of the ground rules. It holds when the other chief agrees to exactly this change. */
export const proposeGroundRules = z.strictObject({
  kind: z.literal("propose-ground-rules"),
  changes: groundRuleChanges,
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type ProposeGroundRules = z.infer<typeof proposeGroundRules>;

/** Refuses a change that changes nothing, one proposed already, a deadline whose instant is not its wall time, and a zone that there is not. */
export function judgeProposeGroundRules(
  state: CaseState,
  move: ProposeGroundRules,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const { changes } = move;
  if (changesNothing(state.groundRules, changes))
    return refuse("no-change", "The ground rules say this already.");
  if (state.groundRuleTalks.offers[mover.side]?.hash === changesHash(changes))
    return refuse("no-change", "Your side has proposed this already. The other chief answers.");
  const { newItemDeadline, timeZone } = changes;
  if (newItemDeadline != null && !isSoundDeadline(newItemDeadline)) {
    return refuse(
      "time-unreadable",
      `${wallWords(newItemDeadline.local)} in ${newItemDeadline.zone} is not the instant that was sent. Name the time again.`,
    );
  }
  if (timeZone != null && wallTimeIn(context.nowMs, timeZone) === undefined) {
    return refuse(
      "time-unreadable",
      `There is no time zone "${timeZone}". Name one such as America/Los_Angeles.`,
    );
  }
  return null;
}

/** Applies a judged proposal: it takes the place of the side's former one. */
export function applyProposeGroundRules(
  state: CaseState,
  move: ProposeGroundRules,
  stamp: Stamp,
): CaseState {
  const { changes, words } = move;
  const offer = { changes, hash: changesHash(changes), words, stamp };
  const { offers } = state.groundRuleTalks;
  return {
    ...state,
    groundRuleTalks: {
      ...state.groundRuleTalks,
      offers: { ...offers, [mustSide(stamp)]: offer },
    },
  };
}
