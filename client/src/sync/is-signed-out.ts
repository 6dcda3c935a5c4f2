import type { SeatId } from "@crosstable/shared/ids";

const NOT_SIGNED_IN = 401;

let isAsking = false;

/**
 * Asks whether the seat's session is gone. A browser does not tell a page why a WebSocket was turned away, and an observer has no
 * event wire on which to hear it. False when nobody answers, and while a question is open.
 */
export async function isSignedOut(seat: SeatId): Promise<boolean> {
  if (isAsking) return false;
  isAsking = true;
  try {
    return (await fetch(`/api/seats/${seat}/me`)).status === NOT_SIGNED_IN;
  } catch {
    return false;
  } finally {
    isAsking = false;
  }
}
