import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import { documentPath, syncPath, type DocumentName } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const DRAFT = draftRoot(mustProposalId("W-1"));

/** A provider with its usual manners in the same browser: it tells every page of one address what it has, past the server. */
function talkative(person: Person): { doc: Y.Doc } & Disposable {
  const doc = new Y.Doc();
  const path = syncPath({ negotiation: person.seat.negotiation, document: CAUCUS });
  const root = `${person.cable.origin.replace("http", "ws")}${path.slice(0, path.lastIndexOf("/"))}`;
  const provider = new WebsocketProvider(root, documentPath(CAUCUS), doc, {
    connect: false,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  provider.connectBc();
  return { doc, [Symbol.dispose]: () => provider.destroy() };
}

test("SESSION-3 what is written in one page reaches another of the same browser through the server and in no other way", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const mine = await chief.openDocument(CAUCUS);
  using one = talkative(chief);
  using other = talkative(chief);
  chief.cable.cut();
  mine.doc.getText(DRAFT).insert(0, "kept here ");
  one.doc.getText(DRAFT).insert(0, "told past the server ");
  await waitUntil("the two others hear each other", () => {
    return other.doc.getText(DRAFT).toJSON() === "told past the server ";
  });
  expect(mine.doc.getText(DRAFT).toJSON()).toBe("kept here ");
});
