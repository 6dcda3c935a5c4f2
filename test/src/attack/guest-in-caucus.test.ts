import { randomUUID } from "node:crypto";

import { CLOSE } from "@crosstable/shared/close-codes";
import type { DocumentName } from "@crosstable/shared/rooms";
import { SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";

import { followLink, takeSeat } from "../harness/person.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { BIRDS, CAUCUS, DRAFT, writeEverywhere } from "./canaries.ts";
import { presenceFrame, syncFrame } from "./frames.ts";
import { openGuestHouse, write, type GuestHouse } from "./guest-house.ts";
import { heard, openRaw, settled, storedOf } from "./intruder.ts";

const THEIR_CAUCUS: DocumentName = { kind: "caucus", side: "b" };
const MINUTE = 60_000;

let guests: GuestHouse;
beforeEach(async () => {
  guests = await openGuestHouse();
});
afterEach(async () => {
  await guests[Symbol.asyncDispose]();
});

test("MEDIATOR-1 CAUCUS-1 a mediator whom nobody has invited reads no caucus, and one whom one side has invited not the other's", async () => {
  const { chief, mediator, invite } = guests;
  await writeEverywhere(chief);
  using uninvited = await openRaw(mediator, CAUCUS);
  expect(await uninvited.closeCode()).toBe(CLOSE.notYourDocument);
  expect(uninvited.frames).toEqual([]);

  await invite();
  using guest = await openRaw(mediator, CAUCUS);
  await settled(guest);
  expect(heard(guest, BIRDS.draft)).toBe(true);
  using other = await openRaw(mediator, THEIR_CAUCUS);
  expect(await other.closeCode()).toBe(CLOSE.notYourDocument);
  expect(other.frames).toEqual([]);
});

test("MEDIATOR-1 when the side ends it an old socket is closed at once and hears not a word more", async () => {
  const { chief, mediator, invite, endIt } = guests;
  const caucus = await chief.openDocument(CAUCUS);
  await invite();
  using guest = await openRaw(mediator, CAUCUS);
  await settled(guest);
  await write(caucus, BIRDS.draft);
  await waitUntil("the guest reads it", () => heard(guest, BIRDS.draft));
  await endIt();
  await write(caucus, BIRDS.note);
  expect(await guest.closeCode()).toBe(CLOSE.invitationOver);
  expect(heard(guest, BIRDS.note)).toBe(false);
  using again = await openRaw(mediator, CAUCUS);
  expect(await again.closeCode()).toBe(CLOSE.notYourDocument);
  expect(again.frames).toEqual([]);
});

test("MEDIATOR-1 at its time it ends by itself, before the next word is told, and over a restart", async () => {
  const { house, chief, mediator, pass, invite } = guests;
  const caucus = await chief.openDocument(CAUCUS);
  await invite();
  using guest = await openRaw(mediator, CAUCUS);
  await settled(guest);
  pass(30 * MINUTE);
  await write(caucus, BIRDS.note);
  expect(await guest.closeCode()).toBe(CLOSE.invitationOver);
  expect(heard(guest, BIRDS.note)).toBe(false);

  await invite();
  using idle = await openRaw(mediator, CAUCUS);
  await settled(idle);
  await house.restart();
  using after = await openRaw(mediator, CAUCUS);
  await settled(after);
  expect(heard(after, BIRDS.note)).toBe(true);
  pass(30 * MINUTE);
  expect(await after.closeCode()).toBe(CLOSE.invitationOver);
});

test("MEDIATOR-2 RIGHTS-2 a guest who writes or shows themselves is closed out, nothing of it is anywhere, and nobody's presence is told to them", async () => {
  const { house, chief, mediator, invite } = guests;
  const caucus = await chief.openDocument(CAUCUS);
  caucus.awareness.setLocalStateField("activity", BIRDS.presence);
  await write(caucus, BIRDS.draft);
  await invite();
  const before = storedOf(house, chief, CAUCUS);
  const doc = new Y.Doc();
  doc.getText(DRAFT).insert(0, BIRDS.foreignWrite);
  const hostile = [
    [CLOSE.readOnlyWrote, syncFrame("update", Y.encodeStateAsUpdate(doc))],
    [CLOSE.presenceRefused, presenceFrame({ client: 7, clock: 1, state: { activity: "x" } })],
  ] as const;
  for (const [code, frame] of hostile) {
    using guest = await openRaw(mediator, CAUCUS);
    await settled(guest);
    guest.send(Uint8Array.of(SYNC_MESSAGE.queryAwareness));
    await settled(guest);
    expect(heard(guest, BIRDS.draft)).toBe(true);
    expect(heard(guest, BIRDS.presence)).toBe(false);
    guest.send(frame);
    expect(await guest.closeCode()).toBe(code);
  }
  expect(storedOf(house, chief, CAUCUS)).toBe(before);
});

test("MEDIATOR-2 the page of a guest keeps no copy on the device, and empties what it shows when it is over", async () => {
  const { chief, mediator, invite, endIt } = guests;
  const caucus = await chief.openDocument(CAUCUS);
  await write(caucus, BIRDS.draft);
  await invite();
  const session = await mediator.openDocument(CAUCUS, {
    openPersistence: () => {
      throw new Error("a guest's page has asked to keep a copy");
    },
  });
  expect(session.right).toBe("read");
  expect(session.doc.getText(DRAFT).toJSON()).toBe(BIRDS.draft);
  await endIt();
  await waitUntil("the page is told", () => session.state.getState().closed === "invitationOver");
  expect(session.doc.getText(DRAFT).toJSON()).toBe("");
  expect(session.state.getState().keptText).toBeNull();
});

test("MEDIATOR-1 a host who makes a new link to the mediator's seat, and whoever sits down with it, is no guest", async () => {
  const { house, chief, mediator, invite } = guests;
  await using host = await takeSeat(house, { side: null, role: "host" });
  const caucus = await chief.openDocument(CAUCUS);
  await invite();
  using guest = await openRaw(mediator, CAUCUS);
  await settled(guest);
  const seats = [mediator.seat.id];
  const answer = await host.ask({ request: "issue-link", key: randomUUID(), seats });
  if (typeof answer === "string" || "refused" in answer) throw new Error("no link was made");
  await write(caucus, BIRDS.note);
  expect(await guest.closeCode()).toBe(CLOSE.invitationOver);
  expect(heard(guest, BIRDS.note)).toBe(false);
  const secret = answer.done.links[0]?.secret ?? "";
  await using newcomer = await followLink(house, { seat: mediator.seat, secret });
  using again = await openRaw(newcomer, CAUCUS);
  expect(await again.closeCode()).toBe(CLOSE.notYourDocument);
  expect(again.frames).toEqual([]);
});

test("MEDIATOR-1 RIGHTS-1 a mediator's seat that is revoked loses the caucus at once", async () => {
  const { house, chief, mediator, invite } = guests;
  await using host = await takeSeat(house, { side: null, role: "host" });
  const caucus = await chief.openDocument(CAUCUS);
  await invite();
  using guest = await openRaw(mediator, CAUCUS);
  await settled(guest);
  const { id } = mediator.seat;
  await host.ask({ request: "revoke-link", key: randomUUID(), seat: id });
  await write(caucus, BIRDS.note);
  expect(await guest.closeCode()).toBe(CLOSE.signedOut);
  expect(heard(guest, BIRDS.note)).toBe(false);
  expect(await chief.ask({ request: "read-invitations" })).toEqual({ done: { invitations: [] } });
});
