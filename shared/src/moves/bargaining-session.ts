import type { Stamp } from "../record/stamp.ts";
import type { CaseState } from "./case-state.ts";

/** One bargaining day, as a chief has opened and adjourned it. */
export interface BargainingSession {
  /** Session 1, 2, 3 … of these talks, as far as they were opened here. */
  readonly number: number;
  readonly opened: Stamp;
  /** Null while it goes on. */
  readonly adjourned: Stamp | null;
  /** When the sides meet next, RFC 3339 in UTC by the clock on the table's wall; null while it goes on, or when no date was named. */
  readonly next: string | null;
  /** What was said when it was adjourned. */
  readonly words: string;
}

/** The session that goes on now, or null between two. */
export function openSessionOf(state: Pick<CaseState, "sessions">): BargainingSession | null {
  const latest = state.sessions.at(-1);
  return latest === undefined || latest.adjourned !== null ? null : latest;
}
