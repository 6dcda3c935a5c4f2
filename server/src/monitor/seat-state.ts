import type { SeatId } from "@crosstable/shared/ids";
import type { Role } from "@crosstable/shared/roles";
import type { Room } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";

/** One connection of a seat, and what it has said of itself. */
export interface Tab {
  readonly seat: SeatId;
  readonly room: Room | null;
  /** Null until the tab has reported. */
  readonly health: { readonly rttMs: number | null; readonly unsaved: number } | null;
}

/** A seat as the monitor needs it. */
export interface WatchedSeat {
  readonly id: SeatId;
  readonly name: string;
  readonly side: SideMark | null;
  readonly role: Role;
}

/** All tabs of a seat taken together: where any of them is, and the worst that any of them reports. */
export interface SeatState {
  readonly connected: boolean;
  readonly atTable: boolean;
  readonly inCaucus: boolean;
  readonly rttMs: number | null;
  readonly unsaved: number | null;
}

/** Takes the tabs of one seat together. */
export function seatState(tabs: readonly Tab[]): SeatState {
  return {
    connected: tabs.length > 0,
    atTable: tabs.some((tab) => tab.room === "table"),
    inCaucus: tabs.some((tab) => tab.room === "caucus"),
    rttMs: worst(tabs.map((tab) => tab.health?.rttMs ?? null)),
    unsaved: worst(tabs.map((tab) => tab.health?.unsaved ?? null)),
  };
}

function worst(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/**
 * Whether others are told that a seat is at the table. MEDIATOR-3: of a mediator they are told only that the page is open, in whatever
 * room it is, or their absence from the table would tell of a caucus.
 */
export function isShownAtTable(seat: Pick<WatchedSeat, "role">, state: SeatState): boolean {
  return seat.role === "mediator" ? state.connected : state.atTable;
}
