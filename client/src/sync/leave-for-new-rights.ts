import { meStore } from "../stores/me-store.ts";
import { dropSeatDatabases } from "./browser-persistence.ts";

let isLeaving = false;

/** The seat has changed: throws away what this device kept under the former rights, and loads the page again. */
export async function leaveForNewRights(): Promise<void> {
  const { me } = meStore.getState();
  if (isLeaving || me === null) return;
  isLeaving = true;
  await dropSeatDatabases(me.seat.seat, { exceptEpoch: null });
  globalThis.location.reload();
}

/** True while the page is on its way out, when nobody needs to be asked about leaving it. */
export function isLeavingForNewRights(): boolean {
  return isLeaving;
}
