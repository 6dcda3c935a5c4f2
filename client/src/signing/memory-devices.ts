import type { Devices, KeptDevice } from "./devices.ts";

/** Keys that last as long as the page: for a browser that keeps nothing, and for those who are no browser. */
export function memoryDevices(): Devices {
  const kept = new Map<string, KeptDevice>();
  const change = (seat: string, with_: Partial<KeptDevice>): KeptDevice => {
    const found = kept.get(seat);
    if (found === undefined) throw new Error("no device of this seat is kept");
    const changed = { ...found, ...with_ };
    kept.set(seat, changed);
    return changed;
  };
  return {
    find: async (seat) => kept.get(seat),
    keep: async (device) => {
      const found = kept.get(device.seat) ?? device;
      kept.set(device.seat, found);
      return found;
    },
    enrolled: async (seat) => void change(seat, { isEnrolled: true }),
    count: async (seat) => change(seat, { n: (kept.get(seat)?.n ?? 0) + 1 }).n,
    forget: async (seat, publicKey) => {
      if (kept.get(seat)?.publicKey === publicKey) kept.delete(seat);
    },
  };
}
