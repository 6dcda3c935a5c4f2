import { matrixRow, type MatrixRow } from "@crosstable/shared/documents/matrix";
import { tabled, W8 } from "@crosstable/shared/moves/packages-for-tests";
import {
  guildChief,
  openTestTalks,
  producersChief,
  W7,
} from "@crosstable/shared/moves/talks-for-tests";
import { expect, test } from "vitest";

import { overdueAcross, questionWords, waitingRows } from "./waiting.ts";

const DUE = "2026-01-05T10:00:00Z";
const AT_DUE = Date.parse(DUE);

function rowsWithHold(): MatrixRow[] {
  const talks = openTestTalks();
  talks.must(guildChief, tabled(W8, "W-8"));
  talks.must(producersChief, { kind: "reject", proposal: W8, pass: 1, words: "No." });
  talks.must(guildChief, tabled(W7, "W-7"));
  talks.must(producersChief, { kind: "hold", proposal: W7, pass: 1, words: "Why?", due: DUE });
  return [...talks.state.proposals.values()].map(matrixRow);
}

test("REQUEST-3 from the moment at which an answer was due on, the monitor of the side that owes it says overdue, and shows it first", () => {
  const rows = rowsWithHold();
  const labels = (nowMs: number) =>
    waitingRows(rows, "a", nowMs).map((row) => `${row.number} ${questionWords(row, nowMs)}`);
  expect(labels(AT_DUE - 1)).toEqual(["W-8 null", "W-7 question open"]);
  expect(labels(AT_DUE)).toEqual(["W-7 answer overdue", "W-8 null"]);
  expect(waitingRows(rows, null, AT_DUE).map(({ id }) => id)).toEqual([W7, W8]);
});

test("REQUEST-3 the side that asked sees which answers are overdue from across the table, and the side that owes them does not see them there", () => {
  const rows = rowsWithHold();
  const ids = (side: "a" | "b" | null, nowMs: number) =>
    overdueAcross(rows, side, nowMs).map(({ id }) => id);
  expect(ids("b", AT_DUE)).toEqual([W7]);
  expect(ids("b", AT_DUE - 1)).toEqual([]);
  expect(ids("a", AT_DUE)).toEqual([]);
  expect(ids(null, AT_DUE)).toEqual([]);
});
