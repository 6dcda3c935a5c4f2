import type { SeatId } from "@crosstable/shared/ids";
import type { MeReply } from "@crosstable/shared/session/sign-in";
import type { SideMark } from "@crosstable/shared/sides";
import { create } from "zustand";

/** Why a seat's page is not shown, in the kinds that get different words. */
export type MeFailure = "signed-out" | "unreachable" | "seat-changed";

interface MeState {
  readonly me: MeReply | null;
  readonly failure: MeFailure | null;
  /** What to add to this device's clock to get the server's. */
  readonly clockOffMs: number;
}

/** Whose page this is. One seat a page load: another seat is another load. */
export const meStore = create<MeState>(() => ({ me: null, failure: null, clockOffMs: 0 }));

/** The seat of this page. Only below the seat's shell, which waits for it. */
export function useMe(): MeReply {
  const me = meStore((state) => state.me);
  if (me === null) throw new Error("useMe outside a loaded seat");
  return me;
}

/** My side, or null for those of neither side. For code outside components. */
export function mySide(): SideMark | null {
  return meStore.getState().me?.seat.side ?? null;
}

/** My side, inside a loaded seat. */
export function useMySide(): SideMark | null {
  return useMe().seat.side;
}

/** A seat's name as people say it. A seat that joined after this page was loaded is "Somebody". */
export function seatNameOf(seat: SeatId | null): string {
  const { me } = meStore.getState();
  return me?.seats.find((each) => each.seat === seat)?.name ?? "Somebody";
}

/** See `seatNameOf`. */
export function useSeatName(seat: SeatId | null): string {
  return meStore((state) => state.me?.seats.find((each) => each.seat === seat)?.name ?? "Somebody");
}

/** The server's time by this device's clock, in milliseconds since 1970. */
export function serverNowMs(): number {
  return Date.now() + meStore.getState().clockOffMs;
}
