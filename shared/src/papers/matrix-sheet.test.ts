import { expect, test } from "vitest";

import { matrixRow } from "../documents/matrix.ts";
import { cellKey } from "../documents/worksheet.ts";
import { offerHash } from "../moves/contract-articles.ts";
import { oneOfEach, threeOnTheTable, W8 } from "../moves/packages-for-tests.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "../moves/talks-for-tests.ts";
import { matrixSheet } from "./matrix-sheet.ts";
import { privateSheet } from "./private-sheet.ts";
import type { Sheet } from "./sheet.ts";

const MARK = {
  negotiation: "test-talks",
  at: "2026-01-06T10:00:00Z",
  zone: "UTC",
  seq: 4,
  head: "ab".repeat(32),
};

function cellsOf(column: string, value: string) {
  return new Map([[cellKey(W7, column), { value }]]);
}

function heldTalks() {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "One cent." });
  const due = "2026-02-01T00:00:00Z";
  talks.must(guildChief, { kind: "hold", proposal: W7, pass: 2, words: "Whose cost?", due });
  const rows = [...talks.state.proposals.values()].map(matrixRow);
  const { title, sides, articles } = talks.state;
  return { title, sides, rows, articles };
}

function column(sheet: Sheet, words: string): string[] {
  const at = sheet.columns.findIndex((each) => each.words === words);
  return sheet.rows.map((row) => row[at] ?? "no such column");
}

test("EXPORT-2 the matrix sheet holds standing, turn, positions and what holds them", () => {
  const sheet = matrixSheet({ ...heldTalks(), worksheet: new Map(), mark: MARK });
  expect(column(sheet, "No.")).toEqual(["W-7"]);
  expect(column(sheet, "Standing")).toEqual(["On hold"]);
  expect(column(sheet, "Turn")).toEqual(["Producers"]);
  expect(column(sheet, "Guild position")).toEqual(["Two cents more."]);
  expect(column(sheet, "Producers position")).toEqual(["One cent."]);
  expect(column(sheet, "Producers pass")).toEqual(["2"]);
  expect(column(sheet, "Question that holds it")).toEqual(["Whose cost?"]);
  expect(column(sheet, "Answer due")).toEqual(["1 February 2026, 00:00 (UTC)"]);
  expect(sheet.about).toContainEqual(["Head", MARK.head]);
  expect(sheet.about).toContainEqual(["Follows from the record up to row", "4"]);
});

test("EXPORT-2 the matrix sheet says what stands beneath a package, and what the cited article of the agreed contract says", () => {
  const talks = threeOnTheTable();
  const articles = [{ number: "Article 8", title: null, text: "As both sides agreed." }];
  talks.must(guildChief, { kind: "import-articles", replaces: "these", articles });
  const hash = offerHash({ replaces: "these", articles });
  talks.must(producersChief, { kind: "agree-articles", hash, count: 1 });
  talks.must(producersChief, { kind: "reject", proposal: W8, pass: 1, words: "No." });
  talks.must(guildChief, oneOfEach(talks));
  const rows = [...talks.state.proposals.values()].map((each) =>
    matrixRow(each.id === W8 ? { ...each, article: "8" } : each),
  );
  const sheet = matrixSheet({ ...talks.state, rows, worksheet: new Map(), mark: MARK });
  const at = column(sheet, "No.").indexOf("W-8");
  expect(column(sheet, "Standing")[at]).toBe("Packaged");
  expect(column(sheet, "Without the package")[at]).toBe("Rejected, still on the table");
  expect(column(sheet, "Contract today")[at]).toBe("As both sides agreed.");
});

test("EXPORT-2 what both sides write beside the positions is marked as no position in its heading", () => {
  const worksheet = cellsOf("working-status", "under-discussion");
  const sheet = matrixSheet({ ...heldTalks(), worksheet, mark: MARK });
  expect(column(sheet, "Working status (not a position)")).toEqual(["Under discussion"]);
  const written = sheet.columns.filter(({ words }) =>
    /^(?:Working status|Remarks|Summary|Agenda)/.test(words),
  );
  expect(written.map(({ words }) => words.endsWith("(not a position)"))).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

test("EXPORT-2 private cells, drafts included, are in the private sheet and in no matrix sheet", () => {
  const { title, sides, rows, articles } = heldTalks();
  const cells = cellsOf("floor", "CANARY of the caucus");
  const drafted = { ...rows[0], subject: "Drafted", standing: null } as const;
  const sheet = privateSheet({
    side: "a",
    sides,
    title,
    rows: [...rows, { number: null, title: null, article: null, ...drafted, id: W7 }],
    cells,
    mark: MARK,
  });
  expect(column(sheet, "Floor (private to Guild)")).toEqual([
    "CANARY of the caucus",
    "CANARY of the caucus",
  ]);
  expect(column(sheet, "Standing")).toEqual(["On hold", "Draft, not on the table"]);
  expect(sheet.about[0]?.[1]).toContain("For Guild alone");
  const formal = matrixSheet({ title, sides, rows, articles, worksheet: cells, mark: MARK });
  expect(JSON.stringify(formal)).not.toContain("CANARY");
});
