import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Chance } from "@crosstable/server/sync/guard/chance";
import { wrongDocument } from "@crosstable/server/sync/guard/harm";
import { expect, test, vi } from "vitest";

import { startProcess, type HouseProcess } from "../harness/house-process.ts";
import { growth, METRICS_TOKEN, scrape, type Scrape } from "../harness/metrics-reader.ts";
import { takeSeat, type Person, type WhichSeat } from "../harness/person.ts";
import { seatedProcess } from "../harness/seated-process.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { HonestPage, type WrittenDocument } from "./honest-page.ts";
import { HostileSeat, type Tally } from "./hostile-seat.ts";
import { joinAnew } from "./intruder.ts";

const SEED = 20071105;
// It takes some seconds; how many, the machine decides.
vi.setConfig({ testTimeout: 60_000 });
/** As much more memory as the server may hold afterwards; twenty people who come and go take some thirty megabytes. */
const MOST_GROWN_BYTES = 128 * 1024 * 1024;
const MEMORY = "process_resident_memory_bytes";
const OURS: WrittenDocument = { kind: "caucus", side: "a" };
const THEIRS: WrittenDocument = { kind: "caucus", side: "b" };
const TABLE: WrittenDocument = { kind: "worksheet" };

/** Everybody honest: of both sides, two of each in their caucus and one of each at the table. */
const HONEST: readonly (readonly [WhichSeat, WrittenDocument])[] = [
  [{ side: "a", role: "chief" }, OURS],
  [{ side: "a", role: "second" }, OURS],
  [{ side: "a", role: "negotiator", ordinal: 1 }, TABLE],
  [{ side: "b", role: "chief" }, TABLE],
  [{ side: "b", role: "second" }, THEIRS],
  [{ side: "b", role: "staff", ordinal: 1 }, THEIRS],
];
const HOSTILE_SEATS = 10;
/** A person may come so many times a minute, and most of what they send here closes their socket. */
const STRIKES_EACH = 70;
const STRIKES = 2 * HOSTILE_SEATS * STRIKES_EACH;

const refusals = (figures: Scrape): number =>
  [...figures]
    .filter(([name]) => name.startsWith("crosstable_refusals_total"))
    .reduce((sum, [, count]) => sum + count, 0);

/** What the server has told its host of, by name. */
function eventsIn({ complaints }: HouseProcess): Set<string> {
  const lines = complaints.split("\n").filter((line) => line !== "");
  return new Set(lines.map((line) => (JSON.parse(line) as { event: string }).event));
}

interface InRoom {
  readonly person: Person;
  readonly page: HonestPage;
}

/** Everybody honest has the same as the server, and as whoever comes now; nothing in it is of no shape or of nobody. */
async function mustBeWhole(
  room: readonly InRoom[],
  hostile: readonly HostileSeat[],
): Promise<void> {
  const [first] = room;
  if (first === undefined) throw new Error("nobody is there");
  const { doc, name } = first.page;
  await waitUntil("everybody honest is saved and has the same", () =>
    room.every(({ page }) => page.isSaved && page.isLike(doc)),
  );
  const fresh = await joinAnew(first.person, name);
  expect(first.page.isLike(fresh)).toBe(true);
  expect(wrongDocument(fresh, name.kind)).toBeNull();
  const here = hostile.filter((seat) => seat.name === name).flatMap(({ ids }) => ids);
  const known = new Set([...here, ...room.map(({ page }) => page.doc.clientID)]);
  expect([...fresh.store.clients.keys()].filter((client) => !known.has(client))).toEqual([]);
}

test(`GUARD-1 GUARD-2 SYNC-1 Y64, Y65 of ${STRIKES} spoiled updates and forgeries, sent over sockets of twenty seats to a running server, none does harm to those who write in the same rooms (seed ${SEED})`, async () => {
  await using held = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-fuzzed-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  const settings = { DATA_DIR: dataDir, METRICS_TOKEN };
  const server = held.use(startProcess({ ...settings, PORT: "0" }));
  const house = await seatedProcess(server);
  const origin = await server.whenOpen();
  const take = async (which: WhichSeat): Promise<Person> => held.use(await takeSeat(house, which));
  let seats = 0;
  const nextChance = (): Chance => new Chance(SEED + (seats += 1));

  const all: InRoom[] = [];
  for (const [which, name] of HONEST) {
    const person = await take(which);
    const page = await HonestPage.open({ person, name, chance: nextChance() });
    all.push({ person, page });
  }
  const rooms = [OURS, TABLE, THEIRS].map((name) => all.filter(({ page }) => page.name === name));
  const [ours, table] = rooms.map((room) => room[0]?.page);
  if (ours === undefined || table === undefined) throw new Error("nobody is there");
  const hostile: HostileSeat[] = [];
  for (const side of ["a", "b"] as const)
    for (let index = 0; index < HOSTILE_SEATS; index += 1) {
      const person = await take({ side, role: "negotiator", ordinal: index + 2 });
      const colleague = side === "a" && index % 2 === 0 ? ours : table;
      hostile.push(held.use(await HostileSeat.sit({ person, colleague, chance: nextChance() })));
    }
  const before = await scrape(origin);

  let hasEnded = false;
  const writing = all.map(async ({ page }) => {
    while (!hasEnded) await page.goOn();
  });
  const striking = hostile.map(async (seat) => {
    for (let strike = 0; strike < STRIKES_EACH; strike += 1) await seat.strike();
  });
  await Promise.all(striking);
  hasEnded = true;
  await Promise.all(writing);

  for (const room of rooms) await mustBeWhole(room, hostile);
  // Nobody honest was refused or sent away; what was refused is what the hostile ones were closed out for.
  for (const { page } of all) expect([[...page.seen], page.sent > 50]).toEqual([["live"], true]);
  const after = await scrape(origin);
  const sum = (what: keyof Tally): number =>
    hostile.reduce((total, { tally }) => total + tally[what], 0);
  expect(refusals(after) - refusals(before)).toBe(sum("closed"));
  expect(Math.min(sum("resync"), sum("silence"))).toBeGreaterThan(STRIKES / 50);
  expect(eventsIn(server)).toEqual(new Set(["document-socket-refused"]));
  expect(growth(MEMORY, [before, after])).toBeLessThan(MOST_GROWN_BYTES);

  server.signal("SIGKILL");
  await server.exit();
  const next = held.use(startProcess({ ...settings, PORT: String(house.port) }));
  await next.whenOpen();
  for (const room of rooms) await mustBeWhole(room, hostile);
  expect(next.complaints).toBe("");
});
