import type { SeatId } from "@crosstable/shared/ids";

import type { Devices, KeptDevice } from "./devices.ts";
import { memoryDevices } from "./memory-devices.ts";

/** Not among the copies of a seat's documents, which go when its rights change. */
const DATABASE = "crosstable-signing";
const STORE = "device";

let opened: Promise<Devices> | undefined;

/** The keys of this browser. Where it keeps nothing, such as in some private windows, they last as long as the page. */
export function browserDevices(): Promise<Devices> {
  opened ??= openDatabase().then(devicesIn, () => memoryDevices());
  return opened;
}

/** Every call is one transaction, which the browser runs one after another over all tabs: that is what keeps the counts apart. */
function devicesIn(database: IDBDatabase): Devices {
  const change = (
    seat: SeatId,
    next: (found: KeptDevice | undefined) => KeptDevice | null | undefined,
  ): Promise<KeptDevice | null> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, "readwrite");
      const store = transaction.objectStore(STORE);
      let outcome: KeptDevice | null = null;
      const reading = store.get(seat) as IDBRequest<KeptDevice | undefined>;
      reading.addEventListener("success", () => {
        const changed = next(reading.result);
        outcome = changed === undefined ? (reading.result ?? null) : changed;
        if (changed === null) store.delete(seat);
        else if (changed !== undefined) store.put(changed);
      });
      transaction.addEventListener("complete", () => resolve(outcome));
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("abort")));
    });
  const must = async (changed: Promise<KeptDevice | null>): Promise<KeptDevice> => {
    const device = await changed;
    if (device === null) throw new Error("no device of this seat is kept");
    return device;
  };
  return {
    find: async (seat) => (await change(seat, () => undefined)) ?? undefined,
    keep: async (device) => must(change(device.seat, (found) => (found ? undefined : device))),
    enrolled: async (seat) => {
      await must(change(seat, (found) => found && { ...found, isEnrolled: true }));
    },
    count: async (seat) =>
      (await must(change(seat, (found) => found && { ...found, n: found.n + 1 }))).n,
    forget: async (seat, publicKey) => {
      await change(seat, (found) => (found?.publicKey === publicKey ? null : undefined));
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.addEventListener("upgradeneeded", () =>
      opening.result.createObjectStore(STORE, { keyPath: "seat" }),
    );
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", () => reject(opening.error ?? new Error("no database")));
  });
}
