import { CLOSE } from "@crosstable/shared/close-codes";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey } from "@crosstable/shared/rooms";
import { SYNC_STEP } from "@crosstable/shared/sync-wire";
import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";

import { cell, CELL, DRAFT, hostile, letters, struct } from "./guard/guard-on-trial.ts";
import { LiveDocument } from "./live-document.ts";
import { syncMessage, type Page } from "./page-on-trial.ts";
import { BUDGETS, type Budgets } from "./person.ts";
import { soon } from "./soon-on-trial.ts";
import { SyncSocket } from "./sync-socket.ts";
import {
  CAUCUS,
  commitsAfter,
  openWire,
  TALKS,
  WORKSHEET,
  type WireOnTrial,
} from "./wire-on-trial.ts";

let wire: WireOnTrial | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await wire?.[Symbol.asyncDispose]();
});

async function open(
  budgets: Partial<Budgets>,
  monotonicMs = () => performance.now(),
): Promise<WireOnTrial> {
  wire = await openWire({ budgets: { ...BUDGETS, ...budgets }, monotonicMs });
  return wire;
}

type Seat = ReturnType<WireOnTrial["seat"]>;

async function enter(house: WireOnTrial, seat: Seat, clientId: number): Promise<Page> {
  const page = await house.visit(seat, WORKSHEET, { clientId, wantsAck: true });
  await soon(() => expect(page.saved).toBe(1));
  return page;
}

const cells = (page: Page): Y.Map<unknown> => page.doc.getMap(WORKSHEET_CELLS);
const slowDowns = (page: Page): number =>
  page.heard.filter(({ kind }) => kind === "slow-down").length;
const stored = (house: WireOnTrial): number =>
  house.trace.filter(({ did }) => did === "stored").length;

test("BUDGET-5 a turn does so much work for one person, over all their tabs, and whoever wrote meanwhile does not wait for the rest", async () => {
  const house = await open({ stepsPerTurn: 1 });
  const seat = house.seat("costly");
  const tabs = [await enter(house, seat, 101), await enter(house, seat, 102)];
  const honest = await enter(house, house.seat("honest"), 103);
  const before = stored(house);
  for (let edit = 0; edit < 20; edit += 1)
    for (const tab of tabs) cells(tab).set(CELL, cell(`${edit}`));
  cells(honest).set("W-2/remarks", cell("short"));
  await soon(() => expect(honest.saved).toBe(2));
  await soon(() => expect(tabs.map(({ saved }) => saved)).toEqual([21, 21]));
  // All of it was read in a turn or two; each of their edits was then dealt with in a turn of its own.
  expect(stored(house) - before).toBeGreaterThanOrEqual(40);
  expect(commitsAfter(house, "short")).toBeGreaterThan(20);
  expect([...tabs, honest].map(slowDowns)).toEqual([0, 0, 0]);
});

test("BUDGET-5 who costs more than one person's work is told to slow down, loses nothing, and holds up nobody", async () => {
  const house = await open({ stepsPerSecond: 20_000, stepsAtOnce: 1_000 });
  const costly = await enter(house, house.seat("costly"), 101);
  const honest = await enter(house, house.seat("honest"), 102);
  for (let edit = 0; edit < 100; edit += 1) cells(costly).set(CELL, cell(`edit ${edit}`));
  await soon(() => expect(slowDowns(costly)).toBeGreaterThan(0));
  cells(honest).set("W-2/remarks", cell("meanwhile"));
  await soon(() => expect(honest.saved).toBe(2));
  expect(slowDowns(honest)).toBe(0);
  await soon(() => expect(costly.saved).toBe(101));
  await soon(() => expect(cells(honest).get(CELL)).toEqual(cell("edit 99")));
  expect([costly.closed, honest.closed]).toEqual([null, null]);
});

test("BUDGET-5 what has come already from somebody who has to wait waits as well, in every document, and others' is dealt with", async () => {
  const house = await open({ stepsPerSecond: 50, stepsAtOnce: 500 }, () => 0);
  const costly = await enter(house, house.seat("costly"), 101);
  const honest = await enter(house, house.seat("honest"), 102);
  for (let edit = 0; edit < 40; edit += 1) cells(costly).set(CELL, cell(`edit ${edit}`));
  await soon(() => expect(slowDowns(costly)).toBeGreaterThan(0));
  for (let edit = 0; edit < 3; edit += 1) {
    cells(honest).set("W-2/remarks", cell(`${edit}`));
    await soon(() => expect(honest.saved).toBe(edit + 2));
  }
  expect(costly.saved).toBeLessThan(20);
});

test("SAVE-1 what somebody sent before they left is stored, though they had to wait for what it cost", async () => {
  const house = await open({ stepsPerSecond: 10_000, stepsAtOnce: 500 });
  const leaving = await enter(house, house.seat("leaving"), 101);
  const reader = await enter(house, house.seat("reader"), 102);
  for (let edit = 0; edit < 40; edit += 1) cells(leaving).set(CELL, cell(`${edit}`));
  leaving.leave();
  await soon(() => expect(cells(reader).get(CELL)).toEqual(cell("39")));
});

test("STOP-1 a stop stores what has come from somebody who had to wait for what it cost", async () => {
  const house = await open({ stepsPerSecond: 50, stepsAtOnce: 500 });
  const costly = await enter(house, house.seat("costly"), 101);
  const received = vi.spyOn(SyncSocket.prototype, "receive");
  for (let edit = 1; edit <= 60; edit += 1) cells(costly).set(CELL, cell(`edit ${edit}`));
  await soon(() => expect(slowDowns(costly)).toBeGreaterThan(0));
  const last = received.mock.calls.length;
  await house.sync.close();
  const kept = new Y.Doc();
  for (const update of house.stored(WORKSHEET)) Y.applyUpdate(kept, update);
  expect(kept.getMap(WORKSHEET_CELLS).get(CELL)).toEqual(cell(`edit ${last}`));
});

test("BUDGET-8 what a message costs on the line counts, though most of its pieces are empty; the message is taken", async () => {
  const house = await open({ bytesPerSecond: 4_000, bytesAtOnce: 3_000 });
  const page = await enter(house, house.seat("pieces"), 101);
  const nothing = syncMessage(SYNC_STEP.update, Uint8Array.of(0, 0));
  page.sendBehindEmpty(10, nothing);
  await soon(() => expect(page.saved).toBe(2));
  expect(slowDowns(page)).toBe(0);
  page.sendBehindEmpty(40, nothing);
  await soon(() => expect(slowDowns(page)).toBeGreaterThan(0));
  await soon(() => expect(page.saved).toBe(3));
  expect(page.closed).toBeNull();
});

/** Keeps so many letters in the caucus, each in a piece of its own, as if they had been written long ago. */
function fill(house: WireOnTrial, pieces: number): void {
  const doc = new Y.Doc();
  doc.clientID = 900;
  doc.transact(() => {
    for (let piece = 0; piece < pieces; piece += 1) doc.getText(DRAFT).insert(0, "x");
  });
  const update = Y.encodeStateAsUpdate(doc);
  const key = documentKey({ negotiation: TALKS, document: CAUCUS });
  house.storage.transaction(() => house.storage.documents.append([{ key, update }]));
}

/** The state vector of somebody who has heard of so much of what was written long ago. */
const heardOf = (clock: number): Uint8Array =>
  Y.encodeStateVector(new Map(clock === 0 ? [] : [[900, clock]]));

test("BUDGET-6 R5 questions that differ by one letter cost their asker what the answers cost; those of others are answered meanwhile", async () => {
  const house = await open({ stepsPerSecond: 500, stepsAtOnce: 2_000, stepsPerTurn: 500 });
  fill(house, 500);
  const greedy = await house.visit(house.seat("greedy"), CAUCUS, { isRude: true, wantsAck: true });
  const answers = (): number => greedy.heard.filter(({ kind }) => kind === "step2").length;
  for (let clock = 0; clock < 50 && slowDowns(greedy) === 0; clock += 1) {
    greedy.ask(heardOf(clock));
    await greedy.until(() => answers() > clock || slowDowns(greedy) > 0);
  }
  const honest = await house.visit(house.seat("honest"), CAUCUS, { clientId: 102 });
  await soon(() => expect(honest.isSynced).toBe(true));
  greedy.ask(heardOf(60));
  honest.ask();
  await soon(() =>
    expect(honest.heard.filter(({ kind }) => kind === "step2").length).toBeGreaterThan(1),
  );
  expect([answers() > 0, answers() < 20]).toEqual([true, true]);
});

test("BUDGET-6 R5 questions whose answers are short cost what it takes to look through a long document for them", async () => {
  const house = await open({ stepsPerSecond: 500, stepsAtOnce: 4_000 });
  fill(house, 4_000);
  const greedy = await house.visit(house.seat("greedy"), CAUCUS, { isRude: true, wantsAck: true });
  const answers = (): number => greedy.heard.filter(({ kind }) => kind === "step2").length;
  for (let lacked = 1; lacked <= 20 && slowDowns(greedy) === 0; lacked += 1) {
    greedy.ask(heardOf(4_000 - lacked));
    await greedy.until(() => answers() >= lacked || slowDowns(greedy) > 0);
  }
  expect(slowDowns(greedy)).toBe(1);
  expect(answers()).toBeLessThan(8);
});

test("BUDGET-6 thirty who come back at once, each in two tabs, are all answered and none of them is slowed", async () => {
  const house = await open({ stepsPerTurn: 1 });
  fill(house, 1_000);
  const seats = Array.from({ length: 30 }, (_, index) => house.seat(`person${index}`));
  const pages = await Promise.all(
    seats.flatMap((seat, index) =>
      [0, 1].map(async (tab) =>
        house.visit(seat, CAUCUS, { clientId: 1_000 + index * 2 + tab, wantsAck: true }),
      ),
    ),
  );
  await soon(() => expect(pages.every(({ isSynced }) => isSynced)).toBe(true));
  expect(pages.reduce((sum, page) => sum + slowDowns(page), 0)).toBe(0);
});

/** Its last letter's left neighbour is the later of the two before it. */
function crossed(client: number): Uint8Array {
  const structs = [
    struct({ ref: 4, root: DRAFT, content: letters("a") }),
    struct({ ref: 4, origin: [client, 0], content: letters("b") }),
    struct({ ref: 4, origin: [client, 1], right: [client, 0], content: letters("c") }),
  ];
  return hostile({ blocks: [{ client, clock: 0, structs }] });
}

test("BUDGET-5 R1c updates that make the house load a document anew cost their sender as much; many sockets of one person load it once", async () => {
  const house = await open({ stepsPerSecond: 5_000, stepsAtOnce: 10_000 });
  fill(house, 2_000);
  const reload = vi.spyOn(LiveDocument.prototype, "reload");
  const honest = await house.visit(house.seat("honest"), CAUCUS, { clientId: 102, wantsAck: true });
  await soon(() => expect(honest.saved).toBe(1));
  const seat = house.seat("rude");
  const rude = await Promise.all(
    Array.from({ length: 12 }, async (_, index) =>
      house.visit(seat, CAUCUS, { clientId: 200 + index, isRude: true, wantsAck: true }),
    ),
  );
  for (const [index, page] of rude.entries()) page.sendUpdate(crossed(200 + index));
  await soon(() => expect(rude.map(({ closed }) => closed)).toContain(CLOSE.notAllowed));
  honest.doc.getText(DRAFT).insert(0, "honest ");
  await soon(() => expect(honest.saved).toBe(2));
  expect(reload.mock.calls.length).toBe(1);
  const other = await house.visit(house.seat("other"), CAUCUS, { clientId: 103, isRude: true });
  other.sendUpdate(crossed(103));
  await soon(() => expect(other.closed).toBe(CLOSE.notAllowed));
  expect(reload.mock.calls.length).toBe(2);
});

test("BUDGET-7 one person has so many sockets open at once, and may open another when one is closed; nobody else's are counted with them", async () => {
  const house = await open({ sockets: 3 });
  const seat = house.seat("many");
  const pages: Page[] = [];
  for (let opened = 0; opened < 3; opened += 1) pages.push(await enter(house, seat, 101 + opened));
  await expect(house.visit(seat, WORKSHEET, { clientId: 110 })).rejects.toThrow("429");
  await enter(house, house.seat("other"), 120);
  pages[0]?.leave();
  await soon(() => expect(pages[0]?.closed).not.toBeNull());
  await enter(house, seat, 111);
});

test("BUDGET-8 a tab that is opened while its person has to wait waits with the others, and is read when they are", async () => {
  // The budget grows when the test says so, however long a slow machine takes to open a tab.
  let nowMs = 0;
  const house = await open({ framesPerSecond: 40, framesAtOnce: 30 }, () => nowMs);
  const seat = house.seat("fast");
  const fast = await enter(house, seat, 101);
  for (let edit = 0; edit < 60; edit += 1) cells(fast).set(CELL, cell(`edit ${edit}`));
  await soon(() => expect(slowDowns(fast)).toBeGreaterThan(0));
  const late = await house.visit(seat, WORKSHEET, { clientId: 102, wantsAck: true });
  await soon(() => expect(slowDowns(late)).toBeGreaterThan(0));
  expect(late.saved).toBe(0);
  nowMs += 10_000;
  await soon(() => expect(late.saved).toBe(1));
  await soon(() => expect(fast.saved).toBe(61));
});
