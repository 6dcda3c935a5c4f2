import { CLOSE } from "@crosstable/shared/close-codes";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { MATRIX_ROWS } from "@crosstable/shared/documents/matrix";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { documentPath, type DocumentName } from "@crosstable/shared/rooms";
import { leaseReply } from "@crosstable/shared/session/sign-in";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const WORKSHEET: DocumentName = { kind: "worksheet" };
const CELL = cellKey(mustProposalId("W-1"), "remarks");
const OWN_CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const THEIR_CAUCUS: DocumentName = { kind: "caucus", side: "b" };

/** The provider of npm as it comes: a negotiation's address, a document's name, and the seat in the query. */
interface Stock extends Disposable {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  isSynced(): boolean;
  /** The code under which the server closed it for good. */
  closed(): number | null;
}

async function leaseOne(person: Person, name: DocumentName): Promise<number> {
  const reply = await person.fetch(
    `${person.cable.origin}/api/seats/${person.seat.id}/client-ids`,
    {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ document: documentPath(name) }),
    },
  );
  const [first] = leaseReply.parse(await reply.json()).clientIds;
  if (first === undefined) throw new Error("no clientID was handed out");
  return first;
}

function openStock(person: Person, name: DocumentName, clientId: number | null): Stock {
  const doc = new Y.Doc();
  if (clientId !== null) doc.clientID = clientId;
  let closed: number | null = null;
  const provider = new WebsocketProvider(
    `${person.cable.origin.replace("http", "ws")}/sync/${person.seat.negotiation}`,
    documentPath(name),
    doc,
    {
      params: { [SEAT_PARAM]: person.seat.id },
      disableBc: true,
      WebSocketPolyfill: person.WebSocket,
    },
  );
  provider.on("closed", ({ code }: { code: number }) => {
    closed = code;
  });
  return {
    doc,
    provider,
    isSynced: () => provider.synced,
    closed: () => closed,
    [Symbol.dispose]: () => {
      provider.destroy();
      provider.awareness.destroy();
      doc.destroy();
    },
  };
}

let house: TestHouse;
let chief: Person;
let negotiator: Person;
beforeAll(async () => {
  house = await openTestHouse();
  chief = await takeSeat(house, { side: "a", role: "chief" });
  negotiator = await takeSeat(house, { side: "a", role: "negotiator" });
});
afterAll(async () => {
  await negotiator[Symbol.asyncDispose]();
  await chief[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

test("WIRE-1 the stock provider brings two people's worksheets together", async () => {
  using one = openStock(chief, WORKSHEET, await leaseOne(chief, WORKSHEET));
  using other = openStock(negotiator, WORKSHEET, await leaseOne(negotiator, WORKSHEET));
  await waitUntil("both are synced", () => one.isSynced() && other.isSynced());
  const at = new Date().toISOString();
  one.doc.getMap(WORKSHEET_CELLS).set(CELL, { value: "by the stock provider", at });
  await waitUntil("the other has it", () => other.doc.getMap(WORKSHEET_CELLS).has(CELL));
  expect(other.doc.getMap(WORKSHEET_CELLS).get(CELL)).toEqual({
    value: "by the stock provider",
    at,
  });
});

test("WIRE-1 the stock provider syncs the own caucus, there and back", async () => {
  using one = openStock(chief, OWN_CAUCUS, await leaseOne(chief, OWN_CAUCUS));
  using other = openStock(negotiator, OWN_CAUCUS, await leaseOne(negotiator, OWN_CAUCUS));
  await waitUntil("both are synced", () => one.isSynced() && other.isSynced());
  writeParagraph(one.doc, "from the chief");
  await waitUntil("the negotiator has it", () => notesOf(other.doc).includes("from the chief"));
  writeParagraph(other.doc, "and back");
  await waitUntil("the chief has it", () => notesOf(one.doc).includes("and back"));
  expect(notesOf(one.doc)).toBe(notesOf(other.doc));
});

test("WIRE-1 the stock provider reads the matrix, and its opening words do no harm there", async () => {
  using reader = openStock(chief, { kind: "matrix" }, null);
  await waitUntil("the matrix is there", () => reader.isSynced());
  const talks = house.house.commands.stateOf(chief.seat.negotiation);
  expect(reader.doc.getMap(MATRIX_ROWS).size).toBe(talks?.proposals.size);
  expect(reader.closed()).toBeNull();
});

test("CAUCUS-1 the stock provider gets nothing of the other side's caucus", async () => {
  using intruder = openStock(chief, THEIR_CAUCUS, null);
  await waitUntil("the server closes it for good", () => intruder.closed() !== null);
  expect(intruder.closed()).toBe(CLOSE.notYourDocument);
  expect(intruder.isSynced()).toBe(false);
  expect(Y.encodeStateAsUpdate(intruder.doc)).toEqual(Y.encodeStateAsUpdate(new Y.Doc()));
  expect(intruder.provider.shouldConnect).toBe(false);
});

function writeParagraph(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment(CAUCUS_NOTES).push([paragraph]);
}

function notesOf(doc: Y.Doc): string {
  return doc.getXmlFragment(CAUCUS_NOTES).toJSON();
}
