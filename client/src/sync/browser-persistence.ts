import type { SeatId } from "@crosstable/shared/ids";
import { IndexeddbPersistence } from "y-indexeddb";

import { dropKept } from "../stores/kept-on-device.ts";
import type { OpenPersistence } from "./persistence.ts";

const PREFIX = "crosstable";
const HELD_KEY = "held-edits";

/** The name of a local copy. Per seat and epoch, so that neither another seat nor former rights bring it back. */
export function localCopyName(of: { seat: SeatId; epoch: number; document: string }): string {
  return `${PREFIX}/${of.seat}/${of.epoch}/${of.document}`;
}

/** Keeps a document in the browser's IndexedDB. */
export const openBrowserPersistence: OpenPersistence = (name, doc) => {
  const database = new IndexeddbPersistence(name, doc);
  let lastHeld = 0;
  return {
    loaded: database.whenSynced.then(() => undefined),
    heldEdits: async () => {
      const held: unknown = await database.get(HELD_KEY);
      return typeof held === "number" ? held : 0;
    },
    setHeldEdits: (count) => {
      if (count === lastHeld) return;
      lastHeld = count;
      // Losing this count loses a number in a sentence, never an edit.
      void database.set(HELD_KEY, count).catch(() => undefined);
    },
    close: () => database.destroy(),
    drop: () => database.clearData(),
  };
};

/** Deletes the local copies of a seat, all of them or those of former epochs. */
export async function dropSeatDatabases(
  seat: SeatId,
  { exceptEpoch }: { exceptEpoch: number | null },
): Promise<void> {
  dropKept(seat, exceptEpoch);
  const all = await indexedDB.databases();
  const gone = all.flatMap(({ name }) => {
    const isSeats = name?.startsWith(`${PREFIX}/${seat}/`) === true;
    const isKept = exceptEpoch !== null && name?.startsWith(`${PREFIX}/${seat}/${exceptEpoch}/`);
    return isSeats && isKept !== true ? [name] : [];
  });
  await Promise.all(gone.map(deleteDatabase));
}

function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const deletion = indexedDB.deleteDatabase(name);
    // Blocked means another tab of this seat still has it open; it goes when that tab does, which it is told to.
    for (const event of ["success", "error", "blocked"])
      deletion.addEventListener(event, () => resolve());
  });
}
