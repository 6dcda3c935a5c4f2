import { randomUUID } from "node:crypto";

import { CLOSE } from "@crosstable/shared/close-codes";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import { documentKey, type DocumentName } from "@crosstable/shared/rooms";
import { SEAT_PARAM } from "@crosstable/shared/sync-wire";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";

import { takeSeat, type Person } from "../harness/person.ts";
import { knock } from "../harness/raw-socket.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { syncFrame } from "./frames.ts";
import { heard, leaseOne, openRaw, settled, storedOf } from "./intruder.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const DRAFT = draftRoot(mustProposalId("W-1"));

let house: TestHouse;
let host: Person;
let negotiator: Person;
let staff: Person;
beforeEach(async () => {
  house = await openTestHouse();
  host = await takeSeat(house, { side: null, role: "host" });
  negotiator = await takeSeat(house, { side: "a", role: "negotiator" });
  staff = await takeSeat(house, { side: "a", role: "staff" });
});
afterEach(async () => {
  for (const person of [staff, negotiator, host]) await person[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

/** One more word in the draft, and the frame that carries it alone. */
function typed(doc: Y.Doc, word: string): Uint8Array {
  const before = Y.encodeStateVector(doc);
  doc.getText(DRAFT).insert(doc.getText(DRAFT).length, word);
  return syncFrame("update", Y.encodeStateAsUpdate(doc, before));
}

/** The status at the door of the caucus, with the session of this person. */
async function statusAtDoor(person: Person): Promise<number> {
  const key = documentKey({ negotiation: person.seat.negotiation, document: CAUCUS });
  const url = `${person.cable.origin}/sync/${key}?${SEAT_PARAM}=${person.seat.id}`;
  const { status, socket } = await knock(url, person.headers);
  socket?.[Symbol.dispose]();
  return status;
}

test("RIGHTS-1 a seat that is revoked loses its open sockets at once, and what its old tab then writes is nowhere", async () => {
  using witness = await openRaw(staff, CAUCUS);
  await settled(witness);
  using socket = await openRaw(negotiator, CAUCUS);
  const doc = new Y.Doc();
  doc.clientID = await leaseOne(negotiator, CAUCUS);
  socket.send(typed(doc, "goldfinch"));
  await waitUntil("its writing is passed on", () => heard(witness, "goldfinch"));
  const before = storedOf(house, staff, CAUCUS);

  const asked = { request: "revoke-link", key: randomUUID(), seat: negotiator.seat.id } as const;
  expect(await host.ask(asked)).toEqual({ done: {} });
  socket.send(typed(doc, "magpie"));
  expect(await socket.closeCode()).toBe(CLOSE.signedOut);
  expect(await statusAtDoor(negotiator)).toBe(401);
  await settled(witness);
  expect(heard(witness, "magpie")).toBe(false);
  expect(storedOf(house, staff, CAUCUS)).toBe(before);
  expect(witness.isOpen()).toBe(true);
});

test("RIGHTS-2 a seat that goes over to the other side loses the caucus at once, and does not come back to it", async () => {
  using witness = await openRaw(staff, CAUCUS);
  using socket = await openRaw(negotiator, CAUCUS);
  await settled(socket);
  const moved = await host.ask({
    request: "change-seat",
    key: randomUUID(),
    seat: negotiator.seat.id,
    side: "b",
    role: "negotiator",
  });
  expect(moved).toEqual({ done: {} });
  expect(await socket.closeCode()).toBe(CLOSE.rightsChanged);
  using again = await openRaw(negotiator, CAUCUS);
  expect(await again.closeCode()).toBe(CLOSE.notYourDocument);
  expect(again.frames).toEqual([]);
  using theirs = await openRaw(negotiator, { kind: "caucus", side: "b" });
  await settled(theirs);
  await settled(witness);
  expect([theirs.isOpen(), witness.isOpen()]).toEqual([true, true]);
});

test("RIGHTS-2 a negotiator who becomes an observer keeps nothing but the gallery", async () => {
  const worksheet = await negotiator.openDocument({ kind: "worksheet" });
  const caucus = await negotiator.openDocument(CAUCUS);
  const changed = await host.ask({
    request: "change-seat",
    key: randomUUID(),
    seat: negotiator.seat.id,
    side: null,
    role: "observer",
  });
  expect(changed).toEqual({ done: {} });
  await waitUntil("both documents are closed for good", () =>
    [worksheet, caucus].every(({ state }) => state.getState().closed === "rightsChanged"),
  );
  using table = await openRaw(negotiator, { kind: "worksheet" });
  expect(await table.closeCode()).toBe(CLOSE.notYourDocument);
  using gallery = await openRaw(negotiator, { kind: "gallery" });
  await settled(gallery);
  expect(gallery.isOpen()).toBe(true);
});

test("RIGHTS-3 only the host changes seats; whoever else asks is refused, and nobody's rights change", async () => {
  using witness = await openRaw(staff, CAUCUS);
  const asked = { request: "revoke-link", key: randomUUID(), seat: staff.seat.id } as const;
  expect(await negotiator.ask(asked)).toMatchObject({ refused: { reason: "not-yours-to-ask" } });
  await settled(witness);
  expect(witness.isOpen()).toBe(true);
  expect(await statusAtDoor(staff)).toBe(101);
});
