import { CLOSE } from "@crosstable/shared/close-codes";
import {
  MAX_PRESENCE_BYTES,
  MAX_PRESENCE_CLOCK_STEP,
  MAX_PRESENCES_PER_SOCKET,
} from "@crosstable/shared/document-limits";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { Page, Presence } from "./page-on-trial.ts";
import { soon } from "./soon-on-trial.ts";
import { GALLERY, openWire, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

const CELL = { proposal: "W-1", column: "remarks" };

let wire: WireOnTrial;
let watcher: Page;
beforeEach(async () => {
  wire = await openWire();
  watcher = await wire.visit(wire.seat("watcher", { side: "b" }), WORKSHEET, { clientId: 900 });
  await watcher.until(() => watcher.isSynced);
});
afterEach(async () => wire[Symbol.asyncDispose]());

function told(page: Page): readonly Presence[] {
  return page.heard.flatMap((each) => (each.kind === "presence" ? each.said : []));
}

/** What a provider that keeps to y-protocols shows of a client: a state counts only under a later clock. */
function shownAt(page: Page, client: number): Presence["state"] {
  const seen = { clock: -1, state: null as Presence["state"] };
  for (const each of told(page)) {
    if (each.client !== client) continue;
    if (each.clock > seen.clock || (each.clock === seen.clock && each.state === null)) {
      seen.clock = each.clock;
      seen.state = each.state;
    }
  }
  return seen.state;
}

const user = (seat: string, side: "a" | "b"): object => ({
  seat,
  name: seat,
  side,
  initials: seat.charAt(0).toUpperCase(),
  color: "#474e57",
});

test("PRESENCE-2 who somebody is comes from the seat, and only known words of the client are passed on", async () => {
  const page = await wire.visit(wire.seat("speaker"), WORKSHEET, { clientId: 101 });
  const cursor = { anchor: { tname: "notes", assoc: 0 }, head: { item: { client: 1, clock: 2 } } };
  const forged = { user: { seat: "chief", name: "The other chief" }, admin: true };
  page.say({ client: 101, clock: 1, state: { ...forged, cell: CELL, cursor, activity: "typing" } });
  await soon(() =>
    expect(shownAt(watcher, 101)).toEqual({
      cell: CELL,
      cursor,
      activity: "typing",
      user: user("speaker", "a"),
    }),
  );
});

test("words of the wrong kind are left out one by one, so that no reader's page stumbles over them", async () => {
  const page = await wire.visit(wire.seat("speaker"), WORKSHEET, { clientId: 101 });
  const cursor = { anchor: { tname: "a-root-that-reading-would-make" }, head: {} };
  page.say({ client: 101, clock: 1, state: { cell: CELL, cursor, activity: { toString: 1 } } });
  await soon(() =>
    expect(shownAt(watcher, 101)).toEqual({ cell: CELL, user: user("speaker", "a") }),
  );
});

test("PRESENCE-2 A12 presence under somebody else's clientID closes the socket, and the other's presence goes on", async () => {
  const victim = await wire.visit(wire.seat("victim"), WORKSHEET, { clientId: 101 });
  victim.say({ client: 101, clock: 5, state: { cell: CELL } });
  await soon(() => expect(shownAt(watcher, 101)).not.toBeNull());
  const forger = wire.seat("forger");
  for (const forged of [
    { client: 101, clock: 6, state: { cell: CELL } },
    { client: 101, clock: 2 ** 53 - 1, state: { cell: CELL } },
    { client: 101, clock: 6, state: null },
    { client: 101, clock: 5, state: { cell: CELL } },
    { client: 555, clock: 1, state: { cell: CELL } },
  ]) {
    const page = await wire.visit(forger, WORKSHEET, { clientId: 102 });
    page.say(forged);
    await soon(() => expect(page.closed).toBe(CLOSE.presenceRefused));
  }
  victim.say({ client: 101, clock: 6, state: { activity: "typing" } });
  await soon(() =>
    expect(shownAt(watcher, 101)).toEqual({ activity: "typing", user: user("victim", "a") }),
  );
});

test("what the stock provider echoes of others is taken back in silence", async () => {
  const one = await wire.visit(wire.seat("one"), WORKSHEET, { clientId: 101 });
  one.say({ client: 101, clock: 1, state: { cell: CELL } });
  await soon(() => expect(told(watcher).length).toBe(1));
  watcher.say(...told(watcher));
  watcher.say({ client: 101, clock: 1, state: null });
  watcher.say({ client: 900, clock: 0, state: { activity: "here" } });
  await soon(() => expect(shownAt(one, 900)).not.toBeNull());
  expect([watcher.closed, shownAt(watcher, 101)]).toEqual([null, told(watcher)[0]?.state]);
});

test("PRESENCE-1 a socket that goes takes its presence with it", async () => {
  const one = await wire.visit(wire.seat("one"), WORKSHEET, { clientId: 101 });
  one.say({ client: 101, clock: 1, state: { cell: CELL } });
  await soon(() => expect(shownAt(watcher, 101)).not.toBeNull());
  one[Symbol.dispose]();
  await soon(() => expect(shownAt(watcher, 101)).toBeNull());
});

test("CAUCUS-3 a page that has left its cell is shown to nobody, nor is that it still lives; back at a cell it is seen", async () => {
  const page = await wire.visit(wire.seat("one"), WORKSHEET, { clientId: 101 });
  page.say({ client: 101, clock: 1, state: { cell: CELL } });
  await soon(() => expect(shownAt(watcher, 101)).not.toBeNull());
  page.say({ client: 101, clock: 2, state: { cell: null } });
  await soon(() => expect(shownAt(watcher, 101)).toBeNull());
  const before = told(watcher).length;
  // What the stock provider says again every few seconds, for as long as the tab is open, be it in the caucus.
  for (const clock of [3, 4, 5]) page.say({ client: 101, clock, state: { cell: null } });
  const late = await wire.visit(wire.seat("late"), WORKSHEET, { clientId: 102 });
  late.say({ client: 102, clock: 1, state: { cell: null } });
  late.say({ client: 102, clock: 2, state: {} });
  page.say({ client: 101, clock: 6, state: { cell: CELL } });
  late.say({ client: 102, clock: 3, state: { cell: CELL } });
  for (const client of [101, 102])
    await soon(() => expect(shownAt(watcher, client)).toMatchObject({ cell: CELL }));
  const since = told(watcher).slice(before);
  expect(since).toHaveLength(2);
  expect([page.closed, late.closed]).toEqual([null, null]);
});

test("PRESENCE-1 a page that comes back under its old clock is seen at once, and is not told its own old words as new", async () => {
  const seat = wire.seat("one");
  const before = await wire.visit(seat, WORKSHEET, { clientId: 101 });
  before.say({ client: 101, clock: 4, state: { activity: "before" } });
  await soon(() => expect(shownAt(watcher, 101)).not.toBeNull());
  before[Symbol.dispose]();
  await soon(() => expect(shownAt(watcher, 101)).toBeNull());
  const back = await wire.visit(seat, WORKSHEET, { clientId: 101 });
  back.say({ client: 101, clock: 4, state: { activity: "back" } });
  await soon(() =>
    expect(shownAt(watcher, 101)).toEqual({ activity: "back", user: user("one", "a") }),
  );
  watcher.say({ client: 900, clock: 1, state: { activity: "here" } });
  await soon(() => expect(shownAt(back, 900)).not.toBeNull());
  expect(told(back).filter(({ client, clock }) => client === 101 && clock > 4)).toEqual([]);
});

test("a link that died unnoticed is succeeded by the page's next one, and its end takes nothing away", async () => {
  const seat = wire.seat("one");
  const dead = await wire.visit(seat, WORKSHEET, { clientId: 101 });
  dead.say({ client: 101, clock: 4, state: { activity: "before" } });
  await soon(() => expect(shownAt(watcher, 101)).not.toBeNull());
  const next = await wire.visit(seat, WORKSHEET, { clientId: 101 });
  next.say({ client: 101, clock: 4, state: { activity: "after" } });
  await soon(() => expect(shownAt(watcher, 101)).toMatchObject({ activity: "after" }));
  dead[Symbol.dispose]();
  next.say({ client: 101, clock: 5, state: { activity: "still here" } });
  await soon(() => expect(shownAt(watcher, 101)).toMatchObject({ activity: "still here" }));
  expect(told(watcher).filter(({ state }) => state === null)).toEqual([]);
});

test("a seat's second tab echoes the first without taking it over", async () => {
  const seat = wire.seat("one");
  const first = await wire.visit(seat, WORKSHEET, { clientId: 101 });
  const second = await wire.visit(seat, WORKSHEET, { clientId: 102 });
  first.say({ client: 101, clock: 1, state: { activity: "first" } });
  await soon(() => expect(shownAt(second, 101)).not.toBeNull());
  second.say(...told(second));
  second.say({ client: 102, clock: 1, state: { activity: "second" } });
  await soon(() => expect(shownAt(watcher, 102)).not.toBeNull());
  second[Symbol.dispose]();
  await soon(() => expect(shownAt(watcher, 102)).toBeNull());
  expect(shownAt(watcher, 101)).toMatchObject({ activity: "first" });
});

test("a clock that jumps ahead on one socket closes it; a page that was away for long may begin anywhere", async () => {
  const seat = wire.seat("one");
  const page = await wire.visit(seat, WORKSHEET, { clientId: 101 });
  page.say({ client: 101, clock: 1, state: { cell: CELL } });
  page.say({ client: 101, clock: 2 + MAX_PRESENCE_CLOCK_STEP, state: { cell: CELL } });
  await soon(() => expect(page.closed).toBe(CLOSE.presenceRefused));
  const back = await wire.visit(seat, WORKSHEET, { clientId: 101 });
  back.say({ client: 101, clock: 90_000, state: { activity: "back" } });
  await soon(() => expect(shownAt(watcher, 101)).toMatchObject({ activity: "back" }));
});

test("a presence over the limit closes the socket and is shown to nobody", async () => {
  const page = await wire.visit(wire.seat("one"), WORKSHEET, { clientId: 101 });
  page.say({ client: 101, clock: 1, state: { activity: "x".repeat(MAX_PRESENCE_BYTES) } });
  await soon(() => expect(page.closed).toBe(CLOSE.tooLarge));
  expect(told(watcher)).toEqual([]);
});

test("PRESENCE-2 A13 a presence that names thousands costs no look at the disk for each, and shows none of them", async () => {
  const one = await wire.visit(wire.seat("one"), WORKSHEET, { clientId: 101 });
  const looks = vi.spyOn(wire.storage.clientIds, "holderOf");
  const nobody = Array.from({ length: 10_000 }, (_, index) => ({
    client: 1_000_000 + index,
    clock: 1,
    state: index % 2 === 0 ? null : {},
  }));
  one.say(...nobody);
  one.say({ client: 101, clock: 5, state: { activity: "still here" } });
  await soon(() => expect(shownAt(watcher, 101)).toMatchObject({ activity: "still here" }));
  expect(looks.mock.calls.length).toBeLessThan(10);
  expect([one.closed, told(watcher).some(({ client }) => client >= 1_000_000)]).toEqual([
    null,
    false,
  ]);
});

test("presence of a tick goes to the room as one frame", async () => {
  const pages = await Promise.all(
    [101, 102, 103].map(async (clientId) =>
      wire.visit(wire.seat(`seat-${clientId}`), WORKSHEET, { clientId }),
    ),
  );
  await soon(() => expect(pages.every((page) => page.isSynced)).toBe(true));
  const page = pages[0] as Page;
  // One turn here, so that one turn there reads all of them.
  for (let clock = 1; clock <= 10; clock += 1)
    page.say({ client: 101, clock, state: { activity: `step ${clock}` } });
  await soon(() => expect(shownAt(watcher, 101)).toMatchObject({ activity: "step 10" }));
  const heard = watcher.heard.filter(
    (each) =>
      each.kind === "presence" && each.said.some(({ state }) => "activity" in (state ?? {})),
  );
  expect(heard.length).toBe(1);
});

test("who comes in is told who is here, and whoever asks is told again", async () => {
  const one = await wire.visit(wire.seat("one"), WORKSHEET, { clientId: 101 });
  one.say({ client: 101, clock: 1, state: { cell: CELL } });
  await soon(() => expect(shownAt(watcher, 101)).not.toBeNull());
  const late = await wire.visit(wire.seat("late", { role: "staff" }), WORKSHEET);
  await soon(() => expect(shownAt(late, 101)).toMatchObject({ cell: CELL }));
  late.send(Uint8Array.of(3));
  await soon(() => expect(told(late).length).toBe(2));
});

test("OBSERVER-1 the gallery has no presence, however many watch it", async () => {
  const seats = ["o1", "o2"].map((name) => wire.seat(name, { side: null, role: "observer" }));
  const pages = await Promise.all(seats.map(async (seat) => wire.visit(seat, GALLERY)));
  for (const page of pages) page.say({ client: 7, clock: 0, state: {} });
  for (const page of pages) page.send(Uint8Array.of(3));
  for (const page of pages) page.ask();
  await soon(() => expect(pages.every((page) => page.isSynced)).toBe(true));
  expect(pages.flatMap(told)).toEqual([]);
});

test("PRESENCE-3 R14 one socket speaks for a few clients of its seat at a time, and others are told of no more", async () => {
  const seat = wire.seat("many");
  const page = await wire.visit(seat, WORKSHEET, { clientId: 101 });
  const clients = Array.from({ length: MAX_PRESENCES_PER_SOCKET + 1 }, (_each, at) => 101 + at);
  for (const client of clients.slice(1)) wire.lease(seat, WORKSHEET, client);
  const [last = 0] = clients.slice(-1);
  const [first = 0] = clients;
  for (const client of clients.slice(0, -1)) page.say({ client, clock: 1, state: { cell: CELL } });
  await soon(() => expect(shownAt(watcher, last - 1)).not.toBeNull());
  // Who lets one go may show another.
  page.say({ client: first, clock: 2, state: null });
  page.say({ client: last, clock: 1, state: { cell: CELL } });
  await soon(() => expect(shownAt(watcher, last)).not.toBeNull());
  expect(page.closed).toBeNull();

  page.say({ client: first, clock: 3, state: { cell: CELL } });
  await soon(() => expect(page.closed).toBe(CLOSE.presenceRefused));
  await soon(() => expect(shownAt(watcher, last)).toBeNull());
  expect(shownAt(watcher, first)).toBeNull();
});
