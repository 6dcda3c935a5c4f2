import * as z from "zod/mini";

import type { Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { openSessionOf } from "./bargaining-session.ts";
import { tooManySessions } from "./bounds.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { isRefusal, moverOf } from "./guards.ts";

/** Opens a session: a bargaining day begins. Either chief does it, and one is enough. */
export const openSession = z.strictObject({ kind: z.literal("open-session") });
export type OpenSession = z.infer<typeof openSession>;

/** Refuses while a session goes on, and one beyond what talks may have. */
export function judgeOpenSession(
  state: CaseState,
  _move: OpenSession,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const open = openSessionOf(state);
  if (open !== null) return refuse("session-open", `Session ${open.number} goes on already.`);
  return context.isOnRecord === true ? null : tooManySessions(state);
}

/** Applies a judged opening. */
export function applyOpenSession(state: CaseState, _move: OpenSession, stamp: Stamp): CaseState {
  const number = state.sessions.length + 1;
  const opened = { number, opened: stamp, adjourned: null, next: null, words: "" };
  return { ...state, sessions: [...state.sessions, opened] };
}
