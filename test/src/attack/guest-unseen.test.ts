import { CLOSE } from "@crosstable/shared/close-codes";
import type { DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test } from "vitest";

import { readMetrics } from "../harness/metrics-reader.ts";
import { takeSeat, type Person } from "../harness/person.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { BIRDS, CAUCUS, DRAFT } from "./canaries.ts";
import { openGuestHouse, write, type GuestHouse } from "./guest-house.ts";
import { heard, openRaw, settled } from "./intruder.ts";

const THEIR_CAUCUS: DocumentName = { kind: "caucus", side: "b" };

let guests: GuestHouse;
beforeEach(async () => {
  guests = await openGuestHouse();
});
afterEach(async () => {
  await guests[Symbol.asyncDispose]();
});

/** What a mediator gets at every door but the document itself. */
async function atOtherDoors(mediator: Person): Promise<readonly string[]> {
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
  const asked = [
    { request: "enter-room", room: "caucus" },
    { request: "read-votes" },
    { request: "read-invitation-log" },
  ] as const;
  const said = [];
  for (const each of asked) said.push(JSON.stringify(await mediator.ask(each)));
  return [...(await Promise.all(answers.map(async (each) => each.text()))), ...said];
}

test("MEDIATOR-3 every other door answers a mediator in the same bytes, invited or not", async () => {
  const { mediator, invite } = guests;
  const before = await atOtherDoors(mediator);
  await invite();
  const withoutTime = (answers: readonly string[]) =>
    answers.map((each) => each.replaceAll(/"nowMs":\d+/g, ""));
  expect(withoutTime(await atOtherDoors(mediator))).toEqual(withoutTime(before));
  expect(before.filter((each) => each.includes("refused"))).toHaveLength(5);
});

/** What came that is no beat of a monitor, and the last picture without its time. */
function newsOf({ facts }: Person): string {
  const news = facts.filter(({ fact }) => fact !== "monitor-seen");
  const [picture] = facts.flatMap((each) => (each.fact === "monitor-seen" ? [each] : [])).slice(-1);
  return JSON.stringify([news, { ...picture?.monitor, at: null }]);
}

test("MEDIATOR-3 CAUCUS-3 nobody else can tell from any message, presence, figure or warning that a mediator was invited, came, read and went", async () => {
  const { house, chief, mediator, invite, endIt } = guests;
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
  const { house, chief, mediator, invite, endIt } = guests;
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
