import { articleKey, type ContractArticle } from "@crosstable/shared/moves/contract-articles";
import { expect, test } from "vitest";

import { checkArticles } from "./check-articles.ts";
import { checkProposals, type Known } from "./check-proposals.ts";
import type { NamedRow } from "./columns.ts";

const EIGHT: ContractArticle = {
  number: "8",
  title: "Credits",
  text: "As today.",
  place: 0,
  versions: [],
  droppedSeq: null,
};
const KNOWN: Known = {
  numbers: ["W-12 a)"],
  articles: new Map([[articleKey("8"), EIGHT]]),
  left: new Set(),
};

function row(number: string, more: Partial<NamedRow> = {}): NamedRow {
  const empty = { title: "", category: "", article: "", currentLanguage: "" };
  return { ...empty, number, subject: "Residuals", text: "2.5%", ...more };
}

const wrongOf = (rows: readonly NamedRow[], known = KNOWN) =>
  checkProposals(rows, known).map(({ wrong }) => wrong);

test("IMPORT-5 a row is told what is wrong with it; one with nothing wrong is told nothing", () => {
  expect(
    wrongOf([
      row("W-7"),
      row("ｗ-7 "),
      row("w-12 A)"),
      row("W-8", { subject: "" }),
      row("W-9", { title: "x".repeat(301) }),
      row("W-10", { category: "turned \u202e round" }),
      row("W-11", { article: "Article 8" }),
    ]),
  ).toEqual([
    [],
    ["Number ｗ-7  is in row 1 already."],
    ["There is a proposal w-12 A) already. Numbers are never used twice."],
    ["It does not say what it is about."],
    ["Formal title: 301 characters; 300 are the most."],
    ["Category: a line break or a hidden sign stands in it."],
    [],
  ]);
});

test("IMPORT-5 gaps are gaps: they are said, and keep no row from being taken", () => {
  const [checked] = checkProposals([row("", { text: "", article: "99" })], KNOWN);
  expect(checked).toEqual({
    wrong: [],
    hints: ["No number.", "No text.", "Article 99 is not in the current contract."],
  });
  expect(wrongOf([row(""), row("")])).toEqual([[], []]);
});

test("IMPORT-5 a row that is left out is in nobody's way", () => {
  const rows = [row("W-7"), row("W-7")];
  expect(wrongOf(rows)).toEqual([[], ["Number W-7 is in row 1 already."]]);
  expect(wrongOf(rows, { ...KNOWN, left: new Set([0]) })).toEqual([[], []]);
  const articles = [EIGHT, { ...EIGHT, number: "Art. 8" }, { ...EIGHT, number: "" }];
  expect(checkArticles(articles)).toEqual([
    [],
    ["Number Art. 8 is in row 1 already."],
    ["No number. Proposals cite an article by its number."],
  ]);
  expect(checkArticles(articles, new Set([0, 2]))).toEqual([[], [], []]);
});
