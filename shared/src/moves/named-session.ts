import { refuse, type Refusal } from "../refusals.ts";
import { openSessionOf } from "./bargaining-session.ts";
import type { CaseState } from "./case-state.ts";

/** Refuses what is meant for a session that does not go on, or null: a late asking never touches the next one. */
export function notGoingOn(state: Pick<CaseState, "sessions">, session: number): Refusal | null {
  return openSessionOf(state)?.number === session
    ? null
    : refuse("no-session", `Session ${session} does not go on.`);
}
