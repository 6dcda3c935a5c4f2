import { DRAFT } from "@crosstable/server/sync/guard/guard-on-trial";
import * as Y from "yjs";

import type { RawSocket } from "../harness/raw-socket.ts";
import { askForAll, presenceFrame, syncFrame } from "./frames.ts";

// What one person can send too much of. How much is too much is counted by the budgets of the document wire; the floods themselves
// are the same whatever the count is.

/** R4: new writing in as many updates as it has letters. */
export function writeInSmallParts(socket: RawSocket, client: number, words: string): void {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.on("update", (update: Uint8Array) => socket.send(syncFrame("update", update)));
  for (const letter of words) doc.getText(DRAFT).insert(doc.getText(DRAFT).length, letter);
  doc.destroy();
}

/** R5: the whole document asked for again and again. */
export function askOften(socket: RawSocket, times: number): void {
  for (let asked = 0; asked < times; asked += 1) socket.send(askForAll());
}

/** R14: a presence that never rests. */
export function churnPresence(socket: RawSocket, client: number, times: number): void {
  for (let round = 0; round < times; round += 1)
    socket.send(presenceFrame({ client, clock: round + 1, state: { activity: `round ${round}` } }));
}
