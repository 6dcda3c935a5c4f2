import { expect, test } from "vitest";

import { startProcess } from "../harness/house-process.ts";
import { growth, METRICS_TOKEN, scrape } from "../harness/metrics-reader.ts";
import { seatedProcess } from "../harness/seated-process.ts";
import { everybodyHasAll, seatTypists } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { openBreakableDisk } from "./breakable-disk.ts";

const SYNC_TAKES_MS = 25;
/** Far more than anything else of a transaction takes. */
const LONG_SYNC_TAKES_MS = 300;
const MARKS_EACH = 40;

test("DISK-5 while a sync takes its time nothing is called saved or shown; everybody's writing waits, and then all of it is there", async () => {
  using disk = openBreakableDisk();
  await using server = startProcess({ PORT: "0", ...disk.settings });
  await using people = new AsyncDisposableStack();
  const typists = await seatTypists(await seatedProcess(server), people);
  const [first, ...others] = typists;
  disk.become({ is: "held" });
  first?.type();
  await waitUntil("the server waits for the disk", () => disk.met() > 0);
  for (const other of others) other.type();
  expect(typists.map((each) => each.owed())).toEqual([[], [], [], []]);
  expect(typists.map(({ session }) => session.state.getState().unsaved)).toEqual([1, 1, 1, 1]);

  disk.become({ is: "slow", syncTakesMs: SYNC_TAKES_MS });
  for (let mark = 1; mark < MARKS_EACH; mark += 1) {
    for (const typist of typists) typist.type();
    await new Promise((resolve) => setImmediate(resolve));
  }
  await everybodyHasAll(typists);
  expect(typists.map(({ typed }) => typed)).toEqual(typists.map(() => MARKS_EACH));
  // Edits that came in during a sync share the next one; each on its own would have made it one sync an edit.
  expect(disk.met()).toBeGreaterThan(0);
  expect(disk.met()).toBeLessThan(typists.length * MARKS_EACH);
});

test("METRICS-1 a sync that takes its time shows in the time of syncs, and not in what else a transaction takes", async () => {
  using disk = openBreakableDisk();
  await using server = startProcess({ PORT: "0", METRICS_TOKEN, ...disk.settings });
  await using people = new AsyncDisposableStack();
  const typists = await seatTypists(await seatedProcess(server), people);
  const origin = await server.whenOpen();
  const before = await scrape(origin);
  disk.become({ is: "slow", syncTakesMs: LONG_SYNC_TAKES_MS });
  for (const typist of typists) typist.type();
  await everybodyHasAll(typists);
  const after = await scrape(origin);
  const grown = (name: string): number => growth(name, [before, after]);
  const waitedFor = (grown("crosstable_commit_documents_count") * LONG_SYNC_TAKES_MS) / 1_000;
  expect(waitedFor).toBeGreaterThan(0);
  expect(grown("crosstable_sync_seconds_count")).toBe(grown("crosstable_commit_seconds_count"));
  const synced = grown("crosstable_sync_seconds_sum");
  expect(synced).toBeGreaterThanOrEqual(waitedFor);
  expect(grown("crosstable_commit_seconds_sum") - synced).toBeLessThan(waitedFor);
});
