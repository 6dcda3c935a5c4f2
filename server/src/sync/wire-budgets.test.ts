import { FRAMES_A_TURN } from "@crosstable/shared/document-limits";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { afterEach, expect, test } from "vitest";
import type * as Y from "yjs";

import { cell, CELL } from "./guard/guard-on-trial.ts";
import type { Page } from "./page-on-trial.ts";
import { BUDGETS, type Budgets } from "./person.ts";
import { soon } from "./soon-on-trial.ts";
import { commitsAfter, openWire, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

let wire: WireOnTrial | undefined;
afterEach(async () => wire?.[Symbol.asyncDispose]());

async function open(budgets: Partial<Budgets>): Promise<WireOnTrial> {
  wire = await openWire({ budgets: { ...BUDGETS, ...budgets } });
  return wire;
}

async function writer(house: WireOnTrial, name: string, clientId: number): Promise<Page> {
  const page = await house.visit(house.seat(name), WORKSHEET, { clientId, wantsAck: true });
  await soon(() => expect(page.saved).toBe(1));
  return page;
}

const cells = (page: Page): Y.Map<unknown> => page.doc.getMap(WORKSHEET_CELLS);
const slowDowns = (page: Page) => page.heard.filter(({ kind }) => kind === "slow-down");

test("BUDGET-1 who sends more than the budget is told to slow down, loses nothing, and holds up nobody", async () => {
  const house = await open({ framesPerSecond: 200, framesAtOnce: 40 });
  const [fast, honest] = [await writer(house, "fast", 101), await writer(house, "honest", 102)];
  for (let edit = 0; edit < 100; edit += 1) cells(fast).set(CELL, cell(`edit ${edit}`));
  await soon(() => expect(slowDowns(fast).length).toBeGreaterThan(0));
  cells(honest).set("W-2/remarks", cell("meanwhile"));
  await soon(() => expect(honest.saved).toBe(2));
  expect(slowDowns(honest)).toEqual([]);
  await soon(() => expect(fast.saved).toBe(101));
  await soon(() => expect(cells(honest).get(CELL)).toEqual(cell("edit 99")));
  expect([fast.closed, honest.closed]).toEqual([null, null]);
});

test("BUDGET-1 bytes count as frames do", async () => {
  const house = await open({ bytesPerSecond: 20_000, bytesAtOnce: 2_000 });
  const fast = await writer(house, "fast", 101);
  cells(fast).set(CELL, cell("x".repeat(1_900)));
  cells(fast).set(CELL, cell("y".repeat(1_900)));
  await soon(() => expect(slowDowns(fast).length).toBeGreaterThan(0));
  await soon(() => expect(fast.saved).toBe(3));
  expect(fast.closed).toBeNull();
});

test("BUDGET-3 one person opens so many connections a minute, and another's are not counted with them", async () => {
  const house = await open({ connectsPerMinute: 5 });
  const seat = house.seat("restless");
  for (let opened = 0; opened < 5; opened += 1)
    await house.visit(seat, WORKSHEET, { clientId: 101 + opened });
  await expect(house.visit(seat, WORKSHEET, { clientId: 110 })).rejects.toThrow("429");
  const other = await house.visit(house.seat("other"), WORKSHEET, { clientId: 120 });
  await soon(() => expect(other.isSynced).toBe(true));
});

test("BUDGET-4 a turn deals with so many frames of one socket, and whoever wrote meanwhile does not wait for the rest", async () => {
  const house = await open({});
  const [flood, honest] = [await writer(house, "flood", 101), await writer(house, "honest", 102)];
  const before = house.trace.length;
  // Both are read in one turn: the flood's frames first, many turns' worth of them.
  for (let edit = 0; edit < FRAMES_A_TURN * 8; edit += 1) cells(flood).set(CELL, cell(`${edit}`));
  cells(honest).set("W-2/remarks", cell("short"));
  await soon(() => expect(honest.saved).toBe(2));
  await soon(() => expect(flood.saved).toBe(FRAMES_A_TURN * 8 + 1));
  const stored = house.trace.slice(before).filter(({ did }) => did === "stored").length;
  expect(stored).toBeGreaterThanOrEqual(8);
  // Shown after a turn or two, with the most of the flood still to come.
  expect(commitsAfter(house, "short")).toBeGreaterThan(4);
  expect(cells(honest).get(CELL)).toEqual(cell(`${FRAMES_A_TURN * 8 - 1}`));
});

test("SAVE-1 what somebody sent before they left is stored, however many turns it takes", async () => {
  const house = await open({});
  const [leaving, reader] = [
    await writer(house, "leaving", 101),
    await writer(house, "reader", 102),
  ];
  for (let edit = 0; edit < FRAMES_A_TURN * 4; edit += 1) cells(leaving).set(CELL, cell(`${edit}`));
  leaving.leave();
  await soon(() => expect(cells(reader).get(CELL)).toEqual(cell(`${FRAMES_A_TURN * 4 - 1}`)));
  expect(reader.heard.filter(({ kind }) => kind === "presence").length).toBe(0);
});
