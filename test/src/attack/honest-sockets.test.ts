import "fake-indexeddb/auto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { openBrowserPersistence } from "@crosstable/client/sync/browser-persistence";
import { Chance } from "@crosstable/server/sync/guard/chance";
import { expect, test, vi } from "vitest";

import { startProcess } from "../harness/house-process.ts";
import { growth, METRICS_TOKEN, scrape } from "../harness/metrics-reader.ts";
import { takeSeat, type WhichSeat } from "../harness/person.ts";
import { seatedProcess } from "../harness/seated-process.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { HonestPage, type WrittenDocument } from "./honest-page.ts";
import { joinAnew } from "./intruder.ts";

const SEED = 20071101;
const ROUNDS = 40;
const SUBMISSIONS = 300;
// It takes some seconds; how many, the machine decides.
vi.setConfig({ testTimeout: 60_000 });
const CAUCUS: WrittenDocument = { kind: "caucus", side: "a" };
const TABLE: WrittenDocument = { kind: "worksheet" };
const ROOMS: readonly (readonly [WrittenDocument, readonly WhichSeat[]])[] = [
  [
    CAUCUS,
    [
      { side: "a", role: "chief" },
      { side: "a", role: "second" },
      { side: "a", role: "staff" },
    ],
  ],
  [
    TABLE,
    [
      { side: "a", role: "negotiator" },
      { side: "b", role: "chief" },
      { side: "b", role: "negotiator" },
    ],
  ],
];

test(`GUARD-1 SAVE-2 SYNC-1 Y66 more than ${SUBMISSIONS} pieces of honest writing over sockets of six seats, with notes, undo, hours without a line and reloads, are never refused by a running server, and all end alike (seed ${SEED})`, async () => {
  await using held = new AsyncDisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-honest-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  const server = held.use(startProcess({ DATA_DIR: dataDir, PORT: "0", METRICS_TOKEN }));
  const house = await seatedProcess(server);
  const origin = await server.whenOpen();
  let seats = 0;
  const rooms = [];
  for (const [name, those] of ROOMS) {
    const room = [];
    for (const which of those) {
      const person = held.use(await takeSeat(house, which));
      const chance = new Chance(SEED + (seats += 1));
      const openPersistence = openBrowserPersistence;
      const page = await HonestPage.open({ person, name, chance, openPersistence });
      room.push({ person, page, chance });
    }
    rooms.push(room);
  }
  const before = await scrape(origin);

  const everybody = rooms.flat().map(async ({ page, chance }) => {
    for (let round = 0; round < ROUNDS; round += 1)
      switch (chance.below(16)) {
        case 0:
          await page.beAway();
          break;
        case 1:
          await page.reload();
          break;
        default:
          await page.goOn();
      }
  });
  await Promise.all(everybody);

  for (const room of rooms) {
    const [first] = room;
    if (first === undefined) throw new Error("nobody is there");
    const { doc, name } = first.page;
    await waitUntil("everybody is saved and has the same", () =>
      room.every(({ page }) => page.isSaved && page.isLike(doc)),
    );
    expect(first.page.isLike(await joinAnew(first.person, name))).toBe(true);
    for (const { page } of room) expect([...page.seen].toSorted()).toEqual(["live", "offline"]);
  }
  const after = await scrape(origin);
  const refused = [...after.keys()].filter((name) => name.startsWith("crosstable_refusals_total"));
  expect(refused).toEqual([]);
  expect(growth("crosstable_commit_updates_sum", [before, after])).toBeGreaterThan(SUBMISSIONS);
  expect(server.complaints).toBe("");
});
