import type { FeedItem } from "@crosstable/shared/documents/gallery";
import type { Monitor, MonitoredSeat } from "@crosstable/shared/events/monitor";
import { MONITOR_MOVES } from "@crosstable/shared/limits";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { standingOf, STANDINGS, turnOf } from "@crosstable/shared/moves/standing";
import type { SideMark } from "@crosstable/shared/sides";

import { isShownAtTable, seatState, type Tab, type WatchedSeat } from "./seat-state.ts";

/** Whose picture: a side's staff, or those of neither side. */
export type Watcher = SideMark | "neutral";

/** What a picture is made from. */
export interface Session {
  readonly seats: readonly WatchedSeat[];
  readonly tabs: readonly Tab[];
  readonly state: CaseState;
  /** What was published of the record, oldest row first. */
  readonly feed: readonly FeedItem[];
}

/** The picture without its time: two that are equal need not be sent twice. */
export type MonitorPicture = Omit<Monitor, "at">;

/**
 * The live session as this watcher may see it. MONITOR-1: a side's staff see all of their own seats and of the other side
 * only who is at the table; mediator and host see no caucus and no unsaved edits.
 */
export function buildMonitor(session: Session, watcher: Watcher): MonitorPicture {
  const { seats, tabs, state, feed } = session;
  return {
    seats: seats
      .filter((seat) => seat.side !== null || seat.role === "mediator")
      .map((seat) => monitoredSeat(seat, tabs, watcher)),
    ...counts(state),
    lastMoves: feed.slice(-MONITOR_MOVES).map(({ seq, at, asOf, side, kind, label }) => {
      return { seq, at, asOf, side, kind, label };
    }),
  };
}

function monitoredSeat(seat: WatchedSeat, tabs: readonly Tab[], watcher: Watcher): MonitoredSeat {
  const found = seatState(tabs.filter((tab) => tab.seat === seat.id));
  const atTable = isShownAtTable(seat, found);
  const { connected, inCaucus, rttMs, unsaved } = found;
  const base = { seat: seat.id, name: seat.name, side: seat.side, role: seat.role, atTable };
  if (watcher === "neutral") return { ...base, connected, rttMs };
  // CAUCUS-3: nothing but this may be said of a seat across the table, nor of the mediator, whose comings and goings
  // would tell of the other side's caucus.
  if (seat.side !== watcher) return base;
  return { ...base, connected, inCaucus, rttMs, unsaved };
}

function counts(state: CaseState): Pick<Monitor, "standings" | "turns"> {
  const standings: Record<string, number> = Object.fromEntries(STANDINGS.map((each) => [each, 0]));
  const turns: Record<string, number> = { a: 0, b: 0, both: 0, none: 0 };
  for (const proposal of state.proposals.values()) {
    const standing = standingOf(proposal);
    const turn = turnOf(proposal);
    standings[standing] = (standings[standing] ?? 0) + 1;
    turns[turn] = (turns[turn] ?? 0) + 1;
  }
  return { standings, turns };
}
