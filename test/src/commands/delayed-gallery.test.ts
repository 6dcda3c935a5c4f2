import { openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import { agreeTo, offerOf, until } from "@crosstable/shared/moves/extensions-for-tests";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { documentKey } from "@crosstable/shared/rooms";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { damage } from "../faults/stored-bytes.ts";
import { openDesk, TALKS, type DeskOnTrial } from "./desk-on-trial.ts";
import {
  content,
  DELAYED,
  GALLERY,
  makes,
  MINUTE_MS,
  passes,
  read,
  settle,
  stored,
  tabling,
  toldExpiration,
} from "./galleries-on-trial.ts";

const delays = (desk: DeskOnTrial, observersDelayMinutes: number): void =>
  settle(desk, { observersDelayMinutes });

function tables(desk: DeskOnTrial, id: string): void {
  makes(desk, "a", tabling(id));
}

/** The proposals that observers are shown who follow later. */
const shown = (desk: DeskOnTrial) => Object.keys(read(desk, DELAYED).rows).toSorted();

const updates = (desk: DeskOnTrial) => stored(desk, DELAYED);

test("OBSERVER-3 a row comes when it is as old as the delay and not a moment sooner, nothing tells of it before, and what was seen stays seen", async () => {
  await using desk = openDesk();
  tables(desk, "before");
  expect(updates(desk)).toBe(0);
  delays(desk, 15);
  expect(shown(desk)).toEqual(["before"]);
  expect(read(desk, DELAYED).talks).toMatchObject({
    groundRules: { observersDelayMinutes: 15 },
    follows: { wholeUntil: new Date(desk.clock.nowMs).toISOString() },
  });
  passes(desk, 15);
  const untouched = updates(desk);
  tables(desk, "first");
  passes(desk, 5);
  const then = content(desk, GALLERY);
  tables(desk, "second");
  passes(desk, 9);
  expect([shown(desk), updates(desk)]).toEqual([["before"], untouched]);
  passes(desk, 1);
  expect([shown(desk), content(desk, DELAYED)]).toEqual([["before", "first"], then]);
  expect(updates(desk)).toBe(untouched + 1);
  passes(desk, 5);
  expect(content(desk, DELAYED)).toBe(content(desk, GALLERY));
});

test("OBSERVER-3 STATEMENT-1 a statement comes to observers as much later as everything else, with the moment at which it came out", async () => {
  await using desk = openDesk();
  delays(desk, 15);
  passes(desk, 15);
  const at = new Date(desk.clock.nowMs).toISOString();
  makes(desk, "a", { kind: "publish-statement", words: "We meet again on Monday." });
  passes(desk, 14);
  expect(read(desk, DELAYED).statements).toEqual({});
  passes(desk, 1);
  expect(read(desk, DELAYED).statements).toEqual({
    1: { number: 1, by: "a", words: "We meet again on Monday.", at, asOf: null },
  });
  expect(content(desk, DELAYED)).toBe(content(desk, GALLERY));
});

test("OBSERVER-3 a shorter delay brings at once what is old enough by it, a longer one keeps what waits waiting and takes nothing back", async () => {
  await using desk = openDesk();
  delays(desk, 60);
  for (const id of ["first", "second", "third"]) {
    tables(desk, id);
    passes(desk, 10);
  }
  expect(shown(desk)).toEqual([]);
  delays(desk, 20);
  expect(shown(desk)).toEqual(["first", "second"]);
  tables(desk, "last");
  // The third is due, and the server has not looked yet: by what was agreed until then it is not held back any more.
  desk.clock.nowMs += 10 * MINUTE_MS;
  desk.clock.steadyMs += 10 * MINUTE_MS;
  delays(desk, 120);
  expect(shown(desk)).toEqual(["first", "second", "third"]);
  await desk.restart();
  passes(desk, 109);
  expect(shown(desk)).toEqual(["first", "second", "third"]);
  passes(desk, 1);
  expect(shown(desk)).toEqual(["first", "last", "second", "third"]);
});

test("OBSERVER-3 the same holds for whoever is told of the talks beside the gallery, and only for observers", async () => {
  await using desk = openDesk();
  delays(desk, 30);
  const expiration = until("2007-10-31T23:59");
  makes(desk, "a", offerOf(expiration));
  makes(desk, "b", agreeTo(expiration));
  expect(toldExpiration(desk, desk.seat(null, "observer"))).toBeNull();
  expect(toldExpiration(desk, desk.seat("a", "chief"))).toBe(expiration.local);
  passes(desk, 30);
  expect(toldExpiration(desk, desk.seat(null, "observer"))).toBe(expiration.local);
});

test("OBSERVER-5 while observers stay out, and over a restart, rows on the record come in their time and in their order", async () => {
  await using desk = openDesk();
  delays(desk, 30);
  tables(desk, "first");
  passes(desk, 10);
  settle(desk, { observers: "stay-out" });
  tables(desk, "second");
  passes(desk, 10);
  settle(desk, { observers: "sit-in" });
  expect(shown(desk)).toEqual([]);

  desk.clock.nowMs += 10 * MINUTE_MS;
  await desk.restart();
  expect(shown(desk)).toEqual(["first"]);
  const written = updates(desk);
  await desk.restart();
  expect(updates(desk)).toBe(written);
  passes(desk, 9);
  expect(shown(desk)).toEqual(["first"]);
  passes(desk, 1);
  expect(shown(desk)).toEqual(["first", "second"]);
});

test("OBSERVER-5 a wall clock that jumps brings no row sooner, loses none, and takes back none over a restart", async () => {
  await using desk = openDesk();
  delays(desk, 30);
  tables(desk, "first");
  desk.clock.nowMs += 180 * MINUTE_MS;
  desk.commands.showDue();
  expect(shown(desk)).toEqual([]);
  tables(desk, "second");
  desk.clock.nowMs -= 240 * MINUTE_MS;
  passes(desk, 30);
  expect(shown(desk)).toEqual(["first", "second"]);
  tables(desk, "third");
  await desk.restart();
  expect(shown(desk)).toEqual(["first", "second"]);
  passes(desk, 29);
  expect(shown(desk)).toEqual(["first", "second"]);
  passes(desk, 1);
  expect(shown(desk)).toEqual(["first", "second", "third"]);
});

test("OBSERVER-3 OBSERVER-5 a wall clock that went ahead and was set right brings no row sooner by a restart", async () => {
  await using desk = openDesk();
  delays(desk, 30);
  tables(desk, "first");
  desk.clock.nowMs += 180 * MINUTE_MS;
  tables(desk, "second");
  desk.clock.nowMs -= 180 * MINUTE_MS;
  await desk.restart();
  passes(desk, 29);
  expect(shown(desk)).toEqual([]);
  passes(desk, 1);
  expect(shown(desk)).toEqual(["first", "second"]);
});

test("OBSERVER-5 what differs from the record is written anew at the start, and holds no row that is not due", async () => {
  await using desk = openDesk();
  tables(desk, "first");
  delays(desk, 30);
  tables(desk, "second");
  const before = read(desk, DELAYED);
  await desk.restart(() => {
    const storage = openSqliteStorage({ dataDir: desk.dataDir, onDiskBroken: () => undefined });
    const doc = new Y.Doc();
    const key = documentKey(DELAYED);
    for (const update of storage.documents.load(key).updates) Y.applyUpdate(doc, update);
    const stored = Y.encodeStateVector(doc);
    doc.getMap("rows").delete("first");
    doc.getMap("rows").set("invented", { id: "invented" });
    const update = Y.encodeStateAsUpdate(doc, stored);
    storage.transaction(() => storage.documents.append([{ key, update }]));
    storage.close();
  });
  expect(read(desk, DELAYED)).toEqual(before);
});

test("OBSERVER-5 DISK-6 damage to it is written over from the record, and keeps nobody from agreeing to a delay again", async () => {
  await using desk = openDesk();
  tables(desk, "first");
  delays(desk, 30);
  tables(desk, "second");
  const before = read(desk, DELAYED);
  const damaged = () => damage(desk.dataDir, "document_log", DELAYED);
  await desk.restart(damaged);
  expect(read(desk, DELAYED)).toEqual(before);
  delays(desk, 0);
  await desk.restart(damaged);
  expect(desk.commands.desk.documents.unreadable(TALKS)).toEqual([]);
  delays(desk, 10);
  expect(shown(desk)).toEqual(["first", "second"]);
});

const ROWS = { min: 0, max: 40 };
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ does: fc.constant("pass"), minutes: fc.integer(ROWS) }) },
    { weight: 3, arbitrary: fc.record({ does: fc.constant("table"), minutes: fc.constant(0) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        does: fc.constant("delay"),
        minutes: fc.constantFrom(10, 20, 30, 60),
      }),
    },
  ),
  { maxLength: 12 },
);

test("OBSERVER-3 whatever the chiefs agree on and when, observers are shown the record up to one row, and the next one is not due", async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (played) => {
      await using desk = openDesk();
      delays(desk, 30);
      let delay = 30;
      let seen = 0;
      const isDue = (entry: RecordEntry) =>
        desk.clock.nowMs - Date.parse(entry.at) >= delay * MINUTE_MS;
      for (const [index, { does, minutes }] of played.entries()) {
        if (does === "pass") passes(desk, minutes);
        if (does === "table") tables(desk, `W-${index}`);
        if (does === "delay" && minutes !== delay) {
          desk.commands.showDue();
          delays(desk, minutes);
          delay = minutes;
        }
        const seq = read(desk, DELAYED).talks?.follows?.seq ?? 0;
        expect(seq).toBeGreaterThanOrEqual(seen);
        const [next] = desk.rows().filter((entry) => entry.seq > seq);
        expect(next !== undefined && isDue(next)).toBe(false);
        // The rows from before the first delay were shown at once.
        const news = desk.rows().filter((each) => seen > 0 && each.seq > seen && each.seq <= seq);
        expect(news.every(isDue)).toBe(true);
        seen = seq;
      }
    }),
    { numRuns: 15 },
  );
});
