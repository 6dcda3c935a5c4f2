import { recordRows } from "@crosstable/shared/events/read-record";
import { MAX_PASS_TEXT_CHARS, MAX_RECORD_REPLY_CHARS } from "@crosstable/shared/limits";
import { firstBrokenRow, type RecordEntry } from "@crosstable/shared/record/entry";
import { expect, test, vi } from "vitest";

import { forgeRecord } from "../faults/stored-bytes.ts";
import { key, moving, openDesk, outcome, TABLING, TALKS, W7 } from "./desk-on-trial.ts";

test("A move that is made becomes one row of the record, and only then both sides are told, with the server's receipt", async () => {
  await using desk = openDesk();
  const answer = desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  const row = desk.rows().at(-1);
  if (row === undefined || row.v === 1) throw new Error("no row that is countersigned");
  const { seq, head, at, receipt } = row;
  expect(answer).toEqual({ done: { seq, head, at, receipt } });
  expect(desk.told.at(-1)).toMatchObject({
    audience: { to: "table", negotiation: TALKS },
    fact: { fact: "moved", seq, head, receipt, words: ["Guild tabled W-7."] },
  });
  expect(firstBrokenRow(desk.rows())).toBeNull();
});

test("A refused transmittal leaves nothing behind, and its twin takes effect as a whole", async () => {
  await using desk = openDesk();
  const before = desk.picture();
  const ownPass = { kind: "reject", proposal: W7, pass: 1, words: "" } as const;
  const refused = desk.ask(desk.seat("a", "chief"), moving(1, TABLING, ownPass));
  expect(refused).toMatchObject({ refused: { reason: "own-pass", moveIndex: 1 } });
  expect(desk.picture()).toBe(before);
  expect(desk.told.filter(({ fact }) => fact.fact === "moved")).toHaveLength(1);

  const newText = { kind: "pass", proposal: W7, answers: null, text: "Three." } as const;
  expect(outcome(desk.ask(desk.seat("a", "chief"), moving(2, TABLING, newText)))).toBe("done");
  expect(desk.commands.stateOf(TALKS)?.proposals.get(W7)?.passes).toHaveLength(2);
});

test("The same key from the same seat is one move, however often it is asked, also after a restart", async () => {
  await using desk = openDesk();
  const first = desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  expect(desk.ask(desk.seat("a", "chief"), moving(1, TABLING))).toEqual(first);
  await desk.restart();
  expect(desk.ask(desk.seat("a", "chief"), moving(1, TABLING))).toEqual(first);
  expect(desk.rows().filter(({ act }) => act.kind === "moves")).toHaveLength(1);
});

test("A key that was used for something else is refused; another seat may have the same key", async () => {
  await using desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  const before = desk.picture();
  const other = moving(1, { kind: "pass", proposal: W7, answers: null, text: "Three." });
  expect(outcome(desk.ask(desk.seat("a", "chief"), other))).toBe("malformed");
  expect(desk.picture()).toBe(before);
  expect(outcome(desk.ask(desk.seat("b", "chief"), other))).toBe("done");
});

test("Who asks is the seat as the server has it now, never what an old tab believes", async () => {
  await using desk = openDesk();
  const old = desk.seat("a", "chief");
  const host = desk.seat(null, "host");
  const change = { request: "change-seat", key: key(1), side: "a", role: "negotiator" } as const;
  expect(outcome(desk.ask(host, { ...change, seat: old.id }))).toBe("done");
  const before = desk.picture();
  expect(outcome(desk.ask(old, moving(2, TABLING)))).toBe("not-signed-in");
  expect(outcome(desk.ask({ ...old, epoch: 2 }, moving(2, TABLING)))).toBe("not-yours-to-ask");
  expect(desk.picture()).toBe(before);
});

test("OBSERVER-1 Neither observer, mediator nor host makes a move; the chief does", async () => {
  await using desk = openDesk();
  const before = desk.picture();
  for (const role of ["observer", "mediator", "host"] as const) {
    expect(outcome(desk.ask(desk.seat(null, role), moving(1, TABLING)))).toBe("not-yours-to-ask");
  }
  expect(desk.picture()).toBe(before);
  expect(outcome(desk.ask(desk.seat("a", "chief"), moving(1, TABLING)))).toBe("done");
});

test("No row is earlier than the one before, although the clock was set back", async () => {
  await using desk = openDesk();
  const opened = desk.rows()[0]?.at;
  desk.clock.nowMs -= 3_600_000;
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  expect(desk.rows()[1]?.at).toBe(opened);
  desk.clock.nowMs += 2 * 3_600_000;
  const newText = { kind: "pass", proposal: W7, answers: null, text: "Three." } as const;
  desk.ask(desk.seat("a", "chief"), moving(2, newText));
  expect(desk.rows().at(-1)?.at).toBe(new Date(desk.clock.nowMs).toISOString());
});

test("When a row cannot be stored nothing has changed and nobody is told; asked again it is done", async () => {
  await using desk = openDesk();
  const before = desk.picture();
  const toldBefore = desk.told.length;
  desk.disk.isFull = true;
  expect(outcome(desk.ask(desk.seat("a", "chief"), moving(1, TABLING)))).toBe("not-stored");
  expect(desk.picture()).toBe(before);
  expect(desk.told).toHaveLength(toldBefore);
  desk.disk.isFull = false;
  expect(outcome(desk.ask(desk.seat("a", "chief"), moving(1, TABLING)))).toBe("done");
  expect(firstBrokenRow(desk.rows())).toBeNull();
});

test("A record that was altered closes its talks and says so; untouched it opens them", async () => {
  await using desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  const host = desk.seat(null, "host");
  await desk.restart();
  expect(desk.warnings).toEqual([]);
  expect(desk.commands.stateOf(TALKS)).toBeDefined();

  await desk.restart(() => forgeRecord(desk.dataDir));
  expect(desk.commands.stateOf(TALKS)).toBeUndefined();
  expect(desk.warnings.join()).toMatch(/talks-closed .*"row":3/);
  expect(outcome(desk.ask(desk.seat("a", "chief"), moving(9, TABLING)))).toBe("not-stored");
  expect(outcome(desk.ask(host, { request: "read-host" }))).toBe("not-stored");
});

test("The record is read by both sides and the mediator, in parts, and by nobody else", async () => {
  await using desk = openDesk();
  desk.ask(desk.seat("a", "chief"), moving(1, TABLING));
  const asked = { request: "read-record", after: 0, limit: 1 } as const;
  for (const seat of [desk.seat("b", "staff"), desk.seat(null, "mediator")]) {
    expect(desk.ask(seat, asked)).toEqual({ done: { entries: [desk.rows()[0]], hasMore: true } });
    expect(desk.ask(seat, { ...asked, after: 2 })).toMatchObject({ done: { hasMore: false } });
  }
  for (const role of ["observer", "host"] as const) {
    expect(outcome(desk.ask(desk.seat(null, role), asked))).toBe("not-yours-to-ask");
  }
});

test("BOUND-3 of a record that has become long no more is read for an answer than it holds, and in some answers all of it comes", async () => {
  await using desk = openDesk();
  const chief = desk.seat("a", "chief");
  const most = Math.ceil(MAX_RECORD_REPLY_CHARS / MAX_PASS_TEXT_CHARS) * 2;
  desk.ask(chief, moving(1, TABLING));
  for (let pass = 2; pass <= most; pass += 1) {
    const text = `${pass} `.padEnd(MAX_PASS_TEXT_CHARS, "x");
    const passing = { kind: "pass", proposal: W7, answers: null, text } as const;
    expect(outcome(desk.ask(chief, moving(pass, passing)))).toBe("done");
  }
  const reading = vi.spyOn(desk.storage.record, "read");
  const rows: RecordEntry[] = [];
  for (let isMore = true; isMore;) {
    const after = rows.at(-1)?.seq ?? 0;
    const answer = desk.ask(desk.seat("b", "staff"), { request: "read-record", after, limit: 500 });
    const { entries, hasMore } = recordRows.parse("done" in answer ? answer.done : null);
    const read = reading.mock.results.flatMap(({ value }) => value as RecordEntry[]);
    // The one behind it is looked for, to say that there is more.
    expect(read.length).toBeLessThanOrEqual(entries.length + 1);
    reading.mockClear();
    rows.push(...entries);
    isMore = hasMore;
  }
  reading.mockRestore();
  expect(rows).toEqual(desk.rows());
});
