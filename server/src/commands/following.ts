import type { Published } from "@crosstable/shared/documents/published";
import type { RecordEntry } from "@crosstable/shared/record/entry";

/** A published row that observers are not shown yet, with what is published by it. */
interface HeldRow {
  readonly entry: RecordEntry;
  readonly published: Published;
  readonly sinceMs: number;
}

/**
 * How far observers are shown the talks: everything up to one row, and the rows behind it in their order, which wait. How long a row has
 * waited is counted by a clock that only grows.
 */
export interface Following {
  /** 0 while they follow at once, and nothing waits. */
  readonly delayMs: number;
  readonly shown: Published;
  readonly held: readonly HeldRow[];
  /** On the record's own clock: up to here they had seen everything when the delay was last changed. */
  readonly wholeUntilMs: number;
}

const MINUTE_MS = 60_000;

/**
 * Takes in one more published row. OBSERVER-3: the delay that it leaves in force is that of every row which is not shown, its own among them; what
 * was shown by the former delay stays shown.
 */
export function takeRow(
  before: Following | null,
  row: Omit<HeldRow, "sinceMs">,
  nowMs: number,
): Following {
  const { entry, published } = row;
  const delayMs = published.state.groundRules.observersDelayMinutes * MINUTE_MS;
  const atMs = Date.parse(entry.at);
  if (before === null || delayMs === 0) {
    return { delayMs, shown: published, held: [], wholeUntilMs: atMs };
  }
  const held = { ...row, sinceMs: nowMs };
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
  return showSome(following, following.held.filter(({ published }) => published.seq <= seq).length);
}

/** The same on another clock: `sinceMs` says since when on that clock a row has waited. */
export function onClock(following: Following, sinceMs: (entry: RecordEntry) => number): Following {
  const held = following.held.map((row) => ({ ...row, sinceMs: sinceMs(row.entry) }));
  return { ...following, held };
}

function showSome(following: Following, count: number): Following {
  const shown = following.held[count - 1]?.published;
  if (shown === undefined) return following;
  return { ...following, shown, held: following.held.slice(count) };
}
