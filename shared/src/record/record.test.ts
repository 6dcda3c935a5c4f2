import { expect, test } from "vitest";

import { MATRIX_ROWS, matrixRow } from "../documents/matrix.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "../moves/talks-for-tests.ts";
import { canonicalText } from "./canonical.ts";
import { firstBrokenRow, recordEntry, sealEntry } from "./entry.ts";
import { replay } from "./replay.ts";

function fiveRows() {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "One." });
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: 2, text: "Two." });
  talks.must(producersChief, { kind: "reject", proposal: W7, pass: 3, words: "No." });
  return talks;
}

test("a record that nobody touched holds", () => {
  const { entries } = fiveRows();
  expect(firstBrokenRow(entries)).toBeNull();
  expect(entries.map((entry) => recordEntry.parse(JSON.parse(canonicalText(entry))))).toEqual(
    entries,
  );
});

test("an altered row is found, whatever of it was altered", () => {
  const { entries } = fiveRows();
  const row = entries[2];
  if (row === undefined) throw new Error("no row");
  const altered = [
    { ...row, at: "2026-01-05T09:00:03.000Z" },
    { ...row, by: { ...row.by, name: "Guild chief" } },
    { ...row, by: { ...row.by, side: "a" as const } },
    { ...row, seq: 9 },
    { ...row, prev: "0".repeat(64) },
    { ...row, head: "0".repeat(64) },
  ];
  for (const each of altered) {
    expect(firstBrokenRow(entries.map((entry) => (entry === row ? each : entry)))).toBe(3);
  }
});

test("an altered row that is sealed again breaks the row after it", () => {
  const { entries } = fiveRows();
  const [, , row] = entries;
  if (row === undefined) throw new Error("no row");
  if (row.v === 1) throw new Error("a row of the first format");
  const { head: _head, receipt, ...body } = row;
  const forged = sealEntry({ ...body, at: "2026-01-05T08:00:00.000Z" }, () => receipt);
  expect(firstBrokenRow(entries.with(2, forged))).toBe(4);
});

test("dropped, doubled and exchanged rows are found", () => {
  const { entries } = fiveRows();
  expect(firstBrokenRow(entries.slice(1))).toBe(1);
  expect(firstBrokenRow(entries.toSpliced(2, 1))).toBe(3);
  expect(firstBrokenRow([...entries.slice(0, 3), ...entries.slice(2)])).toBe(4);
  const [first, second, third, ...rest] = entries;
  if (first === undefined || second === undefined || third === undefined) throw new Error("no row");
  expect(firstBrokenRow([first, third, second, ...rest])).toBe(2);
});

test("the state replayed from the record is the live one, as canonical JSON", () => {
  const { entries, state } = fiveRows();
  const text = (from: typeof state) => canonicalText([...from.proposals.values()].map(matrixRow));
  expect(text(replay(entries))).toBe(text(state));
  expect(MATRIX_ROWS).toBe("rows");
});

test("a record begins with the opening of its talks, and has one", () => {
  const { entries } = fiveRows();
  const [opening] = entries;
  if (opening === undefined) throw new Error("no row");
  expect(() => replay([])).toThrow("an empty record has no state");
  expect(() => replay(entries.slice(1))).toThrow("does not begin with the opening");
  expect(() => replay([opening, opening])).toThrow("opened twice");
});
