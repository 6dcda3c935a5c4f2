import type { Stamp } from "../record/stamp.ts";
import type { CaseState } from "./case-state.ts";

/** A stretch of a session in which the table was off the record. */
export interface OffRecord {
  readonly from: Stamp;
  /** The row that put it back or adjourned the session; null while it goes on. */
  readonly to: Stamp | null;
}

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
  /** Oldest first; absent until the table first goes off the record in it. */
  readonly offRecord?: readonly OffRecord[];
}

/** The session that goes on now, or null between two. */
export function openSessionOf(state: Pick<CaseState, "sessions">): BargainingSession | null {
  const latest = state.sessions.at(-1);
  return latest === undefined || latest.adjourned !== null ? null : latest;
}

/**
 * The session in which the row of this number was made, or null between two. The rows that open and adjourn it are of it. What was
 * entered afterwards was made in none of them.
 */
export function sessionAt(
  sessions: readonly BargainingSession[],
  seq: number,
): BargainingSession | null {
  const found = sessions.findLast(
    ({ opened, adjourned }) => opened.seq <= seq && (adjourned === null || seq <= adjourned.seq),
  );
  return found ?? null;
}

/** By which row the table went off the record, or null while it is on it. Between two sessions it is on the record. */
export function offRecordSince(state: Pick<CaseState, "sessions">): Stamp | null {
  const latest = openSessionOf(state)?.offRecord?.at(-1);
  return latest?.to === null ? latest.from : null;
}

/** The session with its stretch off the record ended by a row; the very same object when there is none to end. */
export function backOnRecord(session: BargainingSession, stamp: Stamp): BargainingSession {
  const stretches = session.offRecord ?? [];
  const latest = stretches.at(-1);
  if (latest?.to !== null) return session;
  return { ...session, offRecord: [...stretches.slice(0, -1), { from: latest.from, to: stamp }] };
}
