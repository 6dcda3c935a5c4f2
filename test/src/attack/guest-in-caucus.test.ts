import { randomUUID } from "node:crypto";

import type { DocumentSession } from "@crosstable/client/sync/document-session";
import type { InvitationAct } from "@crosstable/shared/authority/invitation-act";
import { CLOSE } from "@crosstable/shared/close-codes";
import type { DocumentName } from "@crosstable/shared/rooms";
import { SYNC_MESSAGE } from "@crosstable/shared/sync-wire";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";

import { METRICS_TOKEN, readMetrics } from "../harness/metrics-reader.ts";
import { followLink, takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { BIRDS, CAUCUS, DRAFT, whenSaved, writeEverywhere } from "./canaries.ts";
import { presenceFrame, syncFrame } from "./frames.ts";
import { heard, openRaw, settled, storedOf } from "./intruder.ts";

const THEIR_CAUCUS: DocumentName = { kind: "caucus", side: "b" };
const MINUTE = 60_000;

let clock: { nowMs: number; steadyMs: number };
let house: TestHouse;
let chief: Person;
let mediator: Person;
beforeEach(async () => {
  clock = { nowMs: Date.parse("2007-10-31T12:00:00.000Z"), steadyMs: 0 };
  house = await openTestHouse({
    metricsToken: METRICS_TOKEN,
    now: () => clock.nowMs,
    steadyMs: () => clock.steadyMs,
  });
  chief = await takeSeat(house, { side: "a", role: "chief" });
  mediator = await takeSeat(house, { side: null, role: "mediator" });
});
afterEach(async () => {
  for (const person of [mediator, chief]) await person[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

function pass(ms: number): void {
  clock.nowMs += ms;
  clock.steadyMs += ms;
}

async function decides(person: Person, act: InvitationAct): Promise<void> {
  const asked = { request: "decide-in-caucus", key: randomUUID(), act } as const;
  expect(await person.ask(asked)).toEqual({ done: {} });
}

async function invite(by: Person = chief): Promise<void> {
  await decides(by, { kind: "invite-mediator", seat: mediator.seat.id, minutes: 30 });
}

async function endIt(): Promise<void> {
  await decides(chief, { kind: "end-invitation", seat: mediator.seat.id });
}

/** Writes one more word where a guest would read it, and waits until it is on the disk. */
async function write(caucus: DocumentSession, word: string): Promise<void> {
  caucus.doc.getText(DRAFT).insert(0, word);
  await whenSaved(caucus);
}

/** What a mediator gets at every door but the document itself. */
async function atOtherDoors(): Promise<readonly string[]> {
  const api = `${mediator.cable.origin}/api/seats/${mediator.seat.id}`;
  const answers = await Promise.all([
    mediator.fetch(`${api}/authors?document=caucus.a`),
    mediator.fetch(`${api}/me`),
    mediator.fetch(`${api}/client-ids`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ document: "caucus.a" }),
    }),
  ]);
  const asked = [{ request: "enter-room", room: "caucus" }, { request: "read-votes" }] as const;
  const said = [];
  for (const each of asked) said.push(JSON.stringify(await mediator.ask(each)));
  return [...(await Promise.all(answers.map(async (each) => each.text()))), ...said];
}

test("MEDIATOR-1 CAUCUS-1 a mediator whom nobody has invited reads no caucus, and one whom one side has invited not the other's", async () => {
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

test("MEDIATOR-3 every other door answers a mediator in the same bytes, invited or not", async () => {
  const before = await atOtherDoors();
  await invite();
  const withoutTime = (answers: readonly string[]) =>
    answers.map((each) => each.replaceAll(/"nowMs":\d+/g, ""));
  expect(withoutTime(await atOtherDoors())).toEqual(withoutTime(before));
  expect(before.filter((each) => each.includes("refused"))).toHaveLength(4);
});

/** What came that is no beat of a monitor, and the last picture without its time. */
function newsOf({ facts }: Person): string {
  const news = facts.filter(({ fact }) => fact !== "monitor-seen");
  const [picture] = facts.flatMap((each) => (each.fact === "monitor-seen" ? [each] : [])).slice(-1);
  return JSON.stringify([news, { ...picture?.monitor, at: null }]);
}

test("MEDIATOR-3 CAUCUS-3 nobody else can tell from any message, presence, figure or warning that a mediator was invited, came, read and went", async () => {
  await using other = await takeSeat(house, { side: "b", role: "chief" });
  await using watching = await takeSeat(house, { side: "b", role: "staff" });
  await using host = await takeSeat(house, { side: null, role: "host" });
  await using observer = await takeSeat(house, { side: null, role: "observer" });
  const outside = [other, watching, host];
  await mediator.ask({ request: "enter-room", room: "monitor" });
  await chief.ask({ request: "enter-room", room: "table" });
  const caucus = await chief.openDocument(CAUCUS);
  await other.openDocument(THEIR_CAUCUS);
  await observer.openDocument({ kind: "gallery" });
  for (const person of [watching, host])
    await person.ask({ request: "enter-room", room: "monitor" });
  await mediator.ask({ request: "enter-room", room: "table" });
  await other.openEvents();
  // Whoever enters the monitor is drawn a picture at once, and what was on its way has come with the next answer.
  const settle = async () => {
    for (let times = 0; times < 2; times += 1) {
      for (const person of [watching, host])
        await person.ask({ request: "enter-room", room: "monitor" });
      await other.ask({ request: "enter-room", room: null });
    }
  };
  await settle();
  const news = outside.map(newsOf);
  const refusals = (text: string) =>
    text.split("\n").filter((line) => line.startsWith("crosstable_refusals_total"));
  const figures = refusals(await readMetrics(house.origin));
  const warned = house.warnings.length;

  await invite();
  // A page in any room: that of a guest says that it is at the table.
  for (const room of ["record", "table"] as const)
    await mediator.ask({ request: "enter-room", room });
  const session = await mediator.openDocument(CAUCUS);
  await write(caucus, BIRDS.draft);
  await waitUntil("the guest reads it", () =>
    session.doc.getText(DRAFT).toJSON().includes(BIRDS.draft),
  );
  expect(await chief.ask({ request: "read-invitations" })).toHaveProperty(
    "done.invitations.0.seat",
    mediator.seat.id,
  );
  expect(await other.ask({ request: "read-invitations" })).toEqual({ done: { invitations: [] } });
  await endIt();
  await waitUntil("the guest is out", () => session.state.getState().status === "closed");

  await settle();
  expect(outside.map(newsOf)).toEqual(news);
  expect(refusals(await readMetrics(house.origin))).toEqual(figures);
  expect(house.warnings.slice(warned)).toEqual([]);
  const words = ["invitations-changed", "invite-mediator", BIRDS.draft];
  for (const person of [...outside, observer])
    expect(words.filter((word) => person.cable.hasReceived(word))).toEqual([]);
  expect(
    ["invitations-changed", BIRDS.draft].filter((word) => mediator.cable.hasReceived(word)),
  ).toEqual(["invitations-changed", BIRDS.draft]);
});

test("MEDIATOR-3 a mediator whom both sides have invited reads both, and nothing of one goes into the other", async () => {
  await using other = await takeSeat(house, { side: "b", role: "chief" });
  const ours = await chief.openDocument(CAUCUS);
  const theirs = await other.openDocument(THEIR_CAUCUS);
  await invite();
  await invite(other);
  using inOurs = await openRaw(mediator, CAUCUS);
  using inTheirs = await openRaw(mediator, THEIR_CAUCUS);
  await settled(inOurs);
  await settled(inTheirs);
  await write(ours, BIRDS.draft);
  await write(theirs, BIRDS.note);
  await waitUntil("both are read", () => heard(inOurs, BIRDS.draft) && heard(inTheirs, BIRDS.note));
  expect([heard(inOurs, BIRDS.note), heard(inTheirs, BIRDS.draft)]).toEqual([false, false]);
  await endIt();
  expect(await inOurs.closeCode()).toBe(CLOSE.invitationOver);
  await write(theirs, BIRDS.cell);
  await waitUntil("the other goes on", () => heard(inTheirs, BIRDS.cell));
  expect(chief.cable.hasReceived(BIRDS.note)).toBe(false);
  expect(other.cable.hasReceived(BIRDS.draft)).toBe(false);
});

test("MEDIATOR-1 a host who makes a new link to the mediator's seat, and whoever sits down with it, is no guest", async () => {
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
