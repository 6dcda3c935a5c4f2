import type { Presence, Watched } from "@crosstable/shared/events/facts";
import type { SeatId } from "@crosstable/shared/ids";
import { maySitAtTable } from "@crosstable/shared/roles";

import type { Watcher } from "./build-monitor.ts";
import { isShownAtTable, seatState, type Tab, type WatchedSeat } from "./seat-state.ts";

/** Who is where, as far as this watcher may know: the table, and a side's own caucus. CAUCUS-3. */
export function buildPresence(
  seats: readonly WatchedSeat[],
  tabs: readonly Tab[],
  watcher: Watcher,
): Presence {
  const table: SeatId[] = [];
  const caucus: SeatId[] = [];
  for (const seat of seats.filter(maySitAtTable)) {
    const found = seatState(tabs.filter((tab) => tab.seat === seat.id));
    if (isShownAtTable(seat, found)) table.push(seat.id);
    if (found.inCaucus && seat.side !== null && seat.side === watcher) caucus.push(seat.id);
  }
  return { fact: "presence", table, caucus };
}

/** How many others have a monitor open that shows this seat: its own side's staff, mediators and hosts. */
export function buildWatched(
  seats: readonly WatchedSeat[],
  tabs: readonly Tab[],
  watched: WatchedSeat,
): Watched {
  const watching = seats.filter(
    (seat) =>
      seat.id !== watched.id && tabs.some((tab) => tab.seat === seat.id && tab.room === "monitor"),
  );
  const count = (isOne: (seat: WatchedSeat) => boolean) => watching.filter(isOne).length;
  return {
    fact: "watched",
    staff: count((seat) => watched.side !== null && seat.side === watched.side),
    mediators: count((seat) => seat.role === "mediator"),
    hosts: count((seat) => seat.role === "host"),
  };
}
