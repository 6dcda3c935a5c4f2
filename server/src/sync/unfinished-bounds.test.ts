import { CLOSE } from "@crosstable/shared/close-codes";
import { SYNC_STEP } from "@crosstable/shared/sync-wire";
import { afterEach, expect, test, vi } from "vitest";
import * as Y from "yjs";

import { DRAFT } from "./guard/guard-on-trial.ts";
import { syncMessage, type Page } from "./page-on-trial.ts";
import { BUDGETS, type Budgets } from "./person.ts";
import { soon } from "./soon-on-trial.ts";
import { CAUCUS, openWire, type WireOnTrial } from "./wire-on-trial.ts";

const { BOUNDS } = vi.hoisted(() => ({
  BOUNDS: { ofPerson: 10_000, ofAll: 20_000, withinMs: 400, bytesASecond: 100 },
}));

/** So near that a test reaches them. */
vi.mock("@crosstable/shared/document-limits", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  MAX_UNFINISHED_BYTES_PER_PERSON: BOUNDS.ofPerson,
  MAX_UNFINISHED_BYTES: BOUNDS.ofAll,
  UNFINISHED_WITHIN_MS: BOUNDS.withinMs,
  UNFINISHED_BYTES_A_SECOND: BOUNDS.bytesASecond,
}));

let wire: WireOnTrial | undefined;
afterEach(async () => wire?.[Symbol.asyncDispose]());

async function open(budgets: Partial<Budgets> = {}): Promise<WireOnTrial> {
  wire = await openWire({ budgets: { ...BUDGETS, ...budgets } });
  return wire;
}

/** A message of so many bytes that writes, in two pieces. */
function inTwo(clientId: number, bytes: number): { first: Uint8Array; rest: Uint8Array } {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getText(DRAFT).insert(0, "x".repeat(bytes));
  const message = syncMessage(SYNC_STEP.update, Y.encodeStateAsUpdate(doc));
  return { first: message.subarray(0, -2), rest: message.subarray(-2) };
}

const rude = { isRude: true, wantsAck: true };

test("BUDGET-12 what comes is charged before its message is whole, and loses nothing by it", async () => {
  const house = await open({ bytesPerSecond: 4_000, bytesAtOnce: 1_000 });
  const page = await house.visit(house.seat("slow"), CAUCUS, { ...rude, clientId: 101 });
  const { first, rest } = inTwo(101, 1_500);
  const begun = page.begin(first);
  await soon(() => expect(page.heard.some(({ kind }) => kind === "slow-down")).toBe(true));
  expect(page.saved).toBe(0);
  await begun;
  page.send(rest);
  await soon(() => expect(page.saved).toBe(1));
  expect(page.closed).toBeNull();
});

test("BUDGET-12 one person has so much unfinished over all their tabs: the tab that began last comes back, and what was begun before is taken", async () => {
  const house = await open();
  const seat = house.seat("many");
  const tabs: Page[] = [];
  for (const clientId of [101, 102, 103])
    tabs.push(await house.visit(seat, CAUCUS, { ...rude, clientId }));
  const other = await house.visit(house.seat("other"), CAUCUS, { ...rude, clientId: 104 });
  const messages = [101, 102, 103].map((clientId) => inTwo(clientId, 4_000));
  await other.begin(new Uint8Array(5_000));
  for (const [index, tab] of tabs.entries()) await tab.begin(messages[index]?.first as Uint8Array);
  await soon(() => expect(tabs.at(-1)?.closed).toBe(CLOSE.tryAgain));
  const stayed = tabs.slice(0, 2);
  for (const [index, tab] of stayed.entries()) tab.send(messages[index]?.rest as Uint8Array);
  await soon(() => expect(stayed.map(({ saved }) => saved)).toEqual([1, 1]));
  expect([...stayed, other].map(({ closed }) => closed)).toEqual([null, null, null]);
});

test("BUDGET-12 past the bound of the whole house whoever has most unfinished comes back, and nobody besides", async () => {
  const house = await open();
  const sizes = [8_000, 6_000, 3_000, 5_000];
  const pages: Page[] = [];
  for (const [index] of sizes.entries())
    pages.push(
      await house.visit(house.seat(`seat${index}`), CAUCUS, { ...rude, clientId: 101 + index }),
    );
  const messages = sizes.map((bytes, index) => inTwo(101 + index, bytes));
  for (const [index, page] of pages.entries())
    await page.begin(messages[index]?.first as Uint8Array);
  await soon(() => expect(pages[0]?.closed).toBe(CLOSE.tryAgain));
  const stayed = pages.slice(1);
  for (const [index, page] of stayed.entries()) page.send(messages[index + 1]?.rest as Uint8Array);
  await soon(() => expect(stayed.map(({ saved }) => saved)).toEqual([1, 1, 1]));
});

test("BUDGET-12 what does not become whole in its time comes back; a longer message has longer, and is taken", async () => {
  const house = await open();
  const short = await house.visit(house.seat("short"), CAUCUS, { ...rude, clientId: 101 });
  const long = await house.visit(house.seat("long"), CAUCUS, { ...rude, clientId: 102 });
  const { first, rest } = inTwo(102, 5_000);
  await long.begin(first);
  await short.begin(new Uint8Array(10));
  await soon(() => expect(short.closed).toBe(CLOSE.tryAgain));
  expect(long.closed).toBeNull();
  long.send(rest);
  await soon(() => expect(long.saved).toBe(1));
});
