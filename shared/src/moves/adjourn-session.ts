import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { wallTimeMs } from "../session/expiration.ts";
import { backOnRecord } from "./bargaining-session.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { notGoingOn } from "./named-session.ts";

/** Ends the session, and says when the sides meet next. Whatever was supposed in it is over with it, and so is its being off the record. */
export const adjournSession = z.strictObject({
  kind: z.literal("adjourn-session"),
  /** The session that is meant, so that a late asking never ends the next one. */
  session: z.int().check(z.positive()),
  /** RFC 3339 in UTC; null says that no date is named, which has to be said too. */
  next: z.nullable(z.iso.datetime()),
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type AdjournSession = z.infer<typeof adjournSession>;

/** Refuses when no session goes on or another one does, and a next date that has passed by the clock on the wall. */
export function judgeAdjournSession(
  state: CaseState,
  move: AdjournSession,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const another = notGoingOn(state, move.session);
  if (another !== null) return another;
  if (move.next !== null && Date.parse(move.next) <= wallTimeMs(state.clock, context.nowMs))
    return refuse("due-date-passed", "The next date has passed already. Name a later one.");
  return null;
}

/** Applies a judged adjournment. */
export function applyAdjournSession(
  state: CaseState,
  move: AdjournSession,
  stamp: Stamp,
): CaseState {
  const { session, next, words } = move;
  const sessions = state.sessions.map((each) =>
    each.number === session
      ? { ...backOnRecord(each, stamp), adjourned: stamp, next, words }
      : each,
  );
  return { ...state, sessions };
}
