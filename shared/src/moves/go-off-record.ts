import * as z from "zod/mini";

import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { offRecordSince } from "./bargaining-session.ts";
import { tooOftenOffRecord } from "./bounds.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";
import { notGoingOn } from "./named-session.ts";

/**
 * Takes the table off the record. Either chief does it, and one is enough. From this row on observers are shown nothing; what binds is
 * on the record of both sides all the same.
 */
export const goOffRecord = z.strictObject({
  kind: z.literal("go-off-record"),
  /** The session that is meant, so that a late asking never silences the next one. */
  session: z.int().check(z.positive()),
});
export type GoOffRecord = z.infer<typeof goOffRecord>;

/** Refuses when no session goes on or another one does, when the table is off the record already, and when it has been off it too often in this session. */
export function judgeGoOffRecord(
  state: CaseState,
  move: GoOffRecord,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const another = notGoingOn(state, move.session);
  if (another !== null) return another;
  if (offRecordSince(state) !== null)
    return refuse("already-off-record", "The table is off the record already.");
  return context.isOnRecord === true ? null : tooOftenOffRecord(state);
}

/** Applies a judged departure from the record. */
export function applyGoOffRecord(state: CaseState, move: GoOffRecord, stamp: Stamp): CaseState {
  const sessions = state.sessions.map((each) =>
    each.number === move.session
      ? { ...each, offRecord: [...(each.offRecord ?? []), { from: stamp, to: null }] }
      : each,
  );
  return { ...state, sessions };
}
