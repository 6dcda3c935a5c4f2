import * as z from "zod/mini";

import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { backOnRecord, offRecordSince } from "./bargaining-session.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { notGoingOn } from "./named-session.ts";

/** Puts the table back on the record. Either chief does it, whoever has taken it off, and one is enough. */
export const goOnRecord = z.strictObject({
  kind: z.literal("go-on-record"),
  /** The session that is meant, so that a late asking never opens the next one to observers. */
  session: z.int().check(z.positive()),
});
export type GoOnRecord = z.infer<typeof goOnRecord>;

/** Refuses when no session goes on or another one does, and when the table is on the record already. */
export function judgeGoOnRecord(
  state: CaseState,
  move: GoOnRecord,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const another = notGoingOn(state, move.session);
  if (another !== null) return another;
  return offRecordSince(state) === null
    ? refuse("already-on-record", "The table is on the record already.")
    : null;
}

/** Applies a judged return to the record. */
export function applyGoOnRecord(state: CaseState, move: GoOnRecord, stamp: Stamp): CaseState {
  const sessions = state.sessions.map((each) =>
    each.number === move.session ? backOnRecord(each, stamp) : each,
  );
  return { ...state, sessions };
}
