import { closeWords } from "@crosstable/shared/close-codes";
import { CAUCUS_NOTES, draftRoot } from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";

import { syncFrame, updateUnder } from "../attack/frames.ts";
import { openRaw, storedOf } from "../attack/intruder.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const WORKSHEET: DocumentName = { kind: "worksheet" };
const DRAFT = draftRoot(mustProposalId("W-1"));

let house: TestHouse;
let chief: Person;
let colleague: Person;
beforeEach(async () => {
  house = await openTestHouse();
  chief = await takeSeat(house, { side: "a", role: "chief" });
  colleague = await takeSeat(house, { side: "a", role: "negotiator" });
});
afterEach(async () => {
  for (const person of [chief, colleague]) await person[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

/** The way of the real client to the wire, with a count of how often it went. */
function counted(person: Person): { WebSocket: typeof globalThis.WebSocket; opened: () => number } {
  let opened = 0;
  const Counted = class extends person.WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      opened += 1;
    }
  };
  return { WebSocket: Counted, opened: () => opened };
}

const WRONGS: readonly [
  reason: "notAllowed" | "foreignClientId" | "tooLarge",
  write: (doc: Y.Doc) => void,
][] = [
  ["notAllowed", (doc) => doc.getXmlFragment(CAUCUS_NOTES).insert(0, [new Y.XmlElement("script")])],
  ["foreignClientId", (doc) => (doc.clientID = 7)],
  ["tooLarge", (doc) => doc.getText(DRAFT).insert(0, "x".repeat(5 * 1024 * 1024))],
];

test.each(WRONGS)(
  "SAVE-5 Y67 a page that is closed out as %s keeps its words, does not come back by itself, and goes on under a new clientID",
  async (reason, write) => {
    const theirs = await colleague.openDocument(CAUCUS);
    const { WebSocket, opened } = counted(chief);
    const mine = await chief.openDocument(CAUCUS, { WebSocket });
    mine.doc.getText(DRAFT).insert(0, "agreed. ");
    await waitUntil("it is saved", () => mine.state.getState().unsaved === 0);
    await waitUntil("it is seen", () => theirs.doc.getText(DRAFT).toJSON().includes("agreed. "));
    const before = storedOf(house, chief, CAUCUS);
    const { clientID } = mine.doc;

    write(mine.doc);
    mine.doc.getText(DRAFT).insert(0, "not yet sent. ");
    await waitUntil("it is closed out", () => mine.state.getState().status === "closed");
    const { closed, keptText } = mine.state.getState();
    expect(closed).toBe(reason);
    expect(keptText).toContain("not yet sent. ");
    expect(closeWords(reason)).toMatch(/kept on this device/);
    expect(storedOf(house, chief, CAUCUS)).toBe(before);
    expect(theirs.doc.getText(DRAFT).toJSON()).not.toContain("not yet sent");

    await mine.drop();
    const anew = await chief.openDocument(CAUCUS);
    expect(opened()).toBe(1);
    expect(anew.doc.clientID).not.toBe(clientID);
    anew.doc.getText(DRAFT).insert(0, "sent anew. ");
    await waitUntil("the colleague has it", () =>
      theirs.doc.getText(DRAFT).toJSON().includes("sent anew. "),
    );
    expect(theirs.state.getState().status).toBe("live");
  },
);

test("WRITE-1 Y68 a page whose clientID turns up elsewhere leases another one, and its writing is taken", async () => {
  const theirs = await colleague.openDocument(CAUCUS);
  const mine = await chief.openDocument(CAUCUS);
  const { clientID } = mine.doc;
  // The same seat writes under the same id from somewhere else, as a copied tab would.
  using copy = await openRaw(chief, CAUCUS);
  const copied = updateUnder(clientID, (doc) =>
    doc.getText(DRAFT).insert(0, "from a copied tab. "),
  );
  copy.send(syncFrame("update", copied));
  await waitUntil("Yjs has met its own id", () => mine.doc.clientID !== clientID);
  mine.doc.getText(DRAFT).insert(0, "from the page. ");
  await waitUntil("both are with the colleague", () =>
    ["from the page. ", "from a copied tab. "].every((words) =>
      theirs.doc.getText(DRAFT).toJSON().includes(words),
    ),
  );
  await waitUntil("it is saved", () => mine.state.getState().unsaved === 0);
  expect(mine.state.getState().status).toBe("live");
});

test("OBSERVER-2 Y69 a reader's page that would write, whatever made it, is closed out and does not go its own way in silence", async () => {
  await using mediator = await takeSeat(house, { side: null, role: "mediator" });
  const theirs = await chief.openDocument(WORKSHEET);
  const reading = await mediator.openDocument(WORKSHEET);
  const key = cellKey(mustProposalId("W-1"), "remarks");
  const at = "2007-10-26T17:00:00.000Z";
  theirs.doc.getMap(WORKSHEET_CELLS).set(key, { value: "for all to read", at });
  await waitUntil("the reader has it", () => reading.doc.getMap(WORKSHEET_CELLS).has(key));
  await waitUntil("it is saved", () => theirs.state.getState().unsaved === 0);
  const before = storedOf(house, chief, WORKSHEET);

  // What an editor's binding does when it meets a node that it does not know.
  reading.doc.getMap(WORKSHEET_CELLS).delete(key);
  await waitUntil("the reader is closed out", () => reading.state.getState().status === "closed");
  expect(reading.state.getState().closed).toBe("readOnlyWrote");
  expect(storedOf(house, chief, WORKSHEET)).toBe(before);
  expect(theirs.doc.getMap(WORKSHEET_CELLS).has(key)).toBe(true);

  await reading.drop();
  const anew = await mediator.openDocument(WORKSHEET);
  expect(anew.doc.getMap(WORKSHEET_CELLS).get(key)).toEqual({ value: "for all to read", at });
});
