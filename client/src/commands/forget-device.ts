import type { SeatId } from "@crosstable/shared/ids";

import { browserDevices } from "../signing/browser-devices.ts";

/** Forgets the key with which this browser signs for the seat. Whoever takes the seat here again signs with another one. */
export async function forgetDevice(seat: SeatId): Promise<void> {
  const devices = await browserDevices();
  const kept = await devices.find(seat);
  if (kept !== undefined) await devices.forget(seat, kept.publicKey);
}
