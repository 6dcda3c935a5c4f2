import { expect, test } from "vitest";

import { guessArticleColumns, guessColumns, hasHeadings, nameRows } from "./columns.ts";

const NONE = {
  number: null,
  subject: null,
  title: null,
  category: null,
  article: null,
  currentLanguage: null,
  text: null,
};

test.each([
  [
    [
      "No.",
      "Subject",
      "Formal title",
      "Category",
      "Article",
      "Current language",
      "Proposed language",
    ],
    { number: 0, subject: 1, title: 2, category: 3, article: 4, currentLanguage: 5, text: 6 },
  ],
  [["Proposal number", "Title", "Terms"], { ...NONE, number: 0, title: 1, subject: 1, text: 2 }],
  [
    ["#", "Issue", "Section", "Status quo", "Proposal"],
    { ...NONE, number: 0, subject: 1, article: 2, currentLanguage: 3, text: 4 },
  ],
  [["Kind", "Who", "When"], { ...NONE, category: 0 }],
])("IMPORT-5 columns are guessed from their headings: %j", (headings, wanted) => {
  expect(guessColumns(headings)).toEqual(wanted);
  expect(hasHeadings([headings])).toBe(true);
});

test("IMPORT-5 in a list of articles the article is the number and what it says today is the text", () => {
  expect(guessArticleColumns(["Article", "Title", "Current language"])).toEqual({
    ...NONE,
    number: 0,
    title: 1,
    text: 2,
  });
  expect(guessArticleColumns(["Article number", "Subject", "Text"])).toEqual({
    ...NONE,
    number: 0,
    title: 1,
    text: 2,
  });
});

test("IMPORT-5 a first row that is a proposal is no heading, and a list without headings is mapped by hand", () => {
  const rows = [
    ["W-7", "Residuals in new media, for whatever is streamed or downloaded there", "2.5%"],
    ["W-8", "Credits", ""],
  ];
  expect(hasHeadings(rows)).toBe(false);
  expect(guessColumns([])).toEqual(NONE);
  const named = nameRows(rows, { ...NONE, number: 0, subject: 1, text: 2 });
  expect(named[1]?.named).toEqual({
    number: "W-8",
    subject: "Credits",
    title: "",
    category: "",
    article: "",
    currentLanguage: "",
    text: "",
  });
});

test("IMPORT-5 line breaks stay in texts and become spaces in names, and rows that say nothing are no rows", () => {
  const rows = [
    ["W-7", "Residuals\nin new media", "one\ntwo"],
    ["", " ", ""],
  ];
  expect(nameRows(rows, { ...NONE, number: 0, subject: 1, text: 2 })).toMatchObject([
    { named: { subject: "Residuals in new media", text: "one\ntwo" } },
  ]);
});
