import { offRecordSince } from "./bargaining-session.ts";
import type { CaseState } from "./case-state.ts";
import type { Move } from "./move.ts";

const ABOUT_THE_SESSION: readonly Move["kind"][] = ["go-on-record", "adjourn-session"];

/**
 * OFFRECORD-6: what a chief should know who makes moves while the table is off the record, or null. What is said there binds nobody, a
 * move does; it warns and never blocks.
 */
export function offRecordWarning(
  state: Pick<CaseState, "sessions">,
  moves: readonly Move[],
): string | null {
  if (offRecordSince(state) === null) return null;
  if (moves.every(({ kind }) => ABOUT_THE_SESSION.includes(kind))) return null;
  return "The table is off the record, but a move never is: it binds, and it goes on the record of both sides.";
}
