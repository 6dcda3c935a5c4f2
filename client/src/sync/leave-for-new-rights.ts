import type { SeatId } from "@crosstable/shared/ids";

import { meStore } from "../stores/me-store.ts";
import { loadPageAgain } from "../stores/page-version.ts";
import { dropSeatDatabases } from "./browser-persistence.ts";

const NOT_SIGNED_IN = 401;

let isLeaving = false;

/** The seat has changed: throws away what this device kept under the former rights, and loads the page again. */
export async function leaveForNewRights(): Promise<void> {
  const { me } = meStore.getState();
  if (isLeaving || me === null) return;
  leaveScreen();
  // Where the browser keeps nothing there is nothing to throw away; the page must not stay under the former rights for it.
  await dropSeatDatabases(me.seat.seat, { exceptEpoch: null }).catch(() => undefined);
  await loadPageAgain();
}

/**
 * The server knows this page's seat no more as the page knows it. The page is loaded again, and the one that comes asks who it is: it
 * throws away what it may not keep, and keeps what was written offline where only the session is another one.
 */
export function loadForNewRights(): void {
  if (isLeaving) return;
  leaveScreen();
  void loadPageAgain();
}

/**
 * Ends this browser's session of the seat and takes away what is kept of it here, for whoever sits here next. False when the server did not answer:
 * then everything is as before.
 */
export async function leaveSeat(): Promise<boolean> {
  const { me } = meStore.getState();
  if (isLeaving || me === null) return false;
  const { seat } = me.seat;
  // The wires are told of the end before the answer is here, and it is no news.
  isLeaving = true;
  const isOver = await endSession(seat);
  if (!isOver) {
    isLeaving = false;
    return false;
  }
  leaveScreen();
  await dropSeatDatabases(seat, { exceptEpoch: null }).catch(() => undefined);
  return true;
}

async function endSession(seat: SeatId): Promise<boolean> {
  try {
    const { ok, status } = await fetch(`/api/seats/${seat}/leave`, { method: "POST" });
    return ok || status === NOT_SIGNED_IN;
  } catch {
    return false;
  }
}

/** What was shown under the former rights goes at once, however long the line takes to bring the page anew. */
function leaveScreen(): void {
  isLeaving = true;
  meStore.setState({ failure: "seat-changed" });
}

/** True while the page is on its way out, when nobody needs to be asked about leaving it. */
export function isLeavingForNewRights(): boolean {
  return isLeaving;
}
