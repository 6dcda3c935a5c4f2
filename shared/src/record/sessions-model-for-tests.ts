import type { Paper } from "./clerks-paper-for-tests.ts";

/** A bargaining day begins, when none goes on and there is room for one. */
export function open({ sessions, bounds }: Paper): boolean {
  if (sessions.at(-1)?.isOver === false || sessions.length >= bounds.sessions) return false;
  sessions.push({ isOver: false, next: null, isOff: false, wentOff: 0 });
  return true;
}

/** The day of this number ends, if it is the one that goes on; the next is to come, or none is named. */
export function adjourn(
  { sessions }: Paper,
  to: { session: number; next: string | null; isToCome: boolean },
): boolean {
  const latest = sessions.at(-1);
  if (latest?.isOver !== false || sessions.length !== to.session || !to.isToCome) return false;
  latest.isOver = true;
  latest.next = to.next;
  latest.isOff = false;
  return true;
}

/** The day that goes on leaves the record, or comes back to it: each only from the other, and it leaves only so often. */
export function turnRecord(
  { sessions, bounds }: Paper,
  to: { session: number; isOff: boolean },
): boolean {
  const latest = sessions.at(-1);
  if (latest?.isOver !== false || sessions.length !== to.session) return false;
  if (latest.isOff === to.isOff) return false;
  if (to.isOff && latest.wentOff >= bounds.offRecordInOne) return false;
  latest.isOff = to.isOff;
  latest.wentOff += to.isOff ? 1 : 0;
  return true;
}
