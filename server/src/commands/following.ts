import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { applyEntry } from "@crosstable/shared/record/replay";

/** A row that observers are not shown yet. */
interface HeldRow {
  readonly entry: RecordEntry;
  readonly sinceMs: number;
}

/**
 * How far observers are shown the talks: everything up to one row, and the rows behind it in their order, which wait. How long a row has
 * waited is counted by a clock that only grows.
 */
export interface Following {
  /** 0 while they follow at once, and nothing waits. */
  readonly delayMs: number;
  readonly shown: { readonly seq: number; readonly state: CaseState };
  readonly held: readonly HeldRow[];
  /** On the record's own clock: up to here they had seen everything when the delay was last changed. */
  readonly wholeUntilMs: number;
}

const MINUTE_MS = 60_000;

/**
 * Takes in one more row. OBSERVER-3: the delay that it leaves in force is that of every row which is not shown, its own among them; what
 * was shown by the former delay stays shown.
 */
export function takeRow(
  before: Following | null,
  row: { readonly entry: RecordEntry; readonly state: CaseState },
  nowMs: number,
): Following {
  const { entry, state } = row;
  const delayMs = state.groundRules.observersDelayMinutes * MINUTE_MS;
  const atMs = Date.parse(entry.at);
  if (before === null || delayMs === 0) {
    return { delayMs, shown: { seq: entry.seq, state }, held: [], wholeUntilMs: atMs };
  }
  const held = { entry, sinceMs: nowMs };
  if (delayMs === before.delayMs) return { ...before, held: [...before.held, held] };
  const shown = showDue(before, nowMs);
  const wholeUntilMs = Math.max(before.wholeUntilMs, atMs - before.delayMs);
  return showDue({ ...shown, delayMs, wholeUntilMs, held: [...shown.held, held] }, nowMs);
}

/** Shows what has waited long enough; the very same object when nothing has. No row comes before an earlier one. */
export function showDue(following: Following, nowMs: number): Following {
  const { held, delayMs } = following;
  const first = held.findIndex(({ sinceMs }) => nowMs - sinceMs < delayMs);
  return showSome(following, first === -1 ? held.length : first);
}

/** Shows the rows up to one, however short they have waited: they were shown before. */
export function showThrough(following: Following, seq: number): Following {
  return showSome(following, following.held.filter(({ entry }) => entry.seq <= seq).length);
}

/** The same on another clock: `sinceMs` says since when on that clock a row has waited. */
export function onClock(following: Following, sinceMs: (entry: RecordEntry) => number): Following {
  const held = following.held.map(({ entry }) => ({ entry, sinceMs: sinceMs(entry) }));
  return { ...following, held };
}

function showSome(following: Following, count: number): Following {
  if (count === 0) return following;
  let { shown } = following;
  for (const { entry } of following.held.slice(0, count))
    shown = { seq: entry.seq, state: applyEntry(shown.state, entry) };
  return { ...following, shown, held: following.held.slice(count) };
}
