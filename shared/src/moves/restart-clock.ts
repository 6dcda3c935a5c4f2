import * as z from "zod/mini";

import { MAX_WORDS_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";

/** Sets the clock going again that both sides have stopped. Either chief may, alone: nobody is held to a stopped clock. */
export const restartClock = z.strictObject({
  kind: z.literal("restart-clock"),
  /** When the clock was stopped, RFC 3339 in UTC, so that a late asking never ends a later stop. */
  since: z.iso.datetime(),
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
});
export type RestartClock = z.infer<typeof restartClock>;

/** Refuses when the clock runs, and when it was stopped anew meanwhile. */
export function judgeRestartClock(
  state: CaseState,
  move: RestartClock,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const { stopped } = state.extensionTalks;
  if (stopped === null) return refuse("no-change", "The clock runs already.");
  if (stopped.at !== move.since)
    return refuse("stale", "Both sides have stopped the clock anew meanwhile. Look again.");
  return null;
}

/** Applies a judged restart: the expiration is what it was when the clock was stopped. */
export function applyRestartClock(state: CaseState, _move: RestartClock, _stamp: Stamp): CaseState {
  return { ...state, extensionTalks: { ...state.extensionTalks, stopped: null } };
}
