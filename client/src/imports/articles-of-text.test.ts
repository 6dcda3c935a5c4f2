import { MAX_PASS_TEXT_CHARS } from "@crosstable/shared/limits";
import { expect, test } from "vitest";

import { articlesOfText, guessStart } from "./articles-of-text.ts";
import { checkArticles } from "./check-articles.ts";

function read(text: string, of: "articles" | "proposals" = "articles") {
  const start = guessStart(text, of);
  const { articles, before } = articlesOfText(text, start, of);
  return {
    start,
    before,
    found: articles.map(({ number, title, text: words }) => [number, title, words]),
  };
}

test("IMPORT-5 a contract is parted at its article lines, and what stands before the first is told apart", () => {
  const text = [
    "# BASIC AGREEMENT",
    "made in 2004",
    "ARTICLE 1 - RECOGNITION",
    "1. The Company recognizes the Guild.",
    "",
    "",
    "",
    "2. See Article 8 of the former agreement.",
    "Article 13.B. Work lists",
    "ARTICLE XIV",
    "ARBITRATION OF DISPUTES",
    "(a) Anything else.",
  ].join("\n");
  expect(read(text)).toEqual({
    start: "article-lines",
    before: "# BASIC AGREEMENT\nmade in 2004",
    found: [
      [
        "1",
        "RECOGNITION",
        "1. The Company recognizes the Guild.\n\n2. See Article 8 of the former agreement.",
      ],
      ["13.B", "Work lists", ""],
      ["XIV", "ARBITRATION OF DISPUTES", "(a) Anything else."],
    ],
  });
});

test("IMPORT-5 a sentence that begins with an article, and a line of a table of contents, begin no article", () => {
  const sentences = [
    "Article 8 shall apply to every writer.",
    "Art. 13.B.7 of the former agreement.",
    "Article VII Section 2 and Section 3 are amended;",
    "Article 9, as amended.",
  ];
  const contents = [
    "Article 1 Recognition\t3",
    "ARTICLE 2 - TERM ...... 12",
    "Article 3. . . . . 14",
  ];
  const titles = [
    "Article 1 Recognition",
    "ARTICLE 2 - term",
    "Article 3. The Company recognizes the Guild.",
    "# Article 4 of the schedule",
    "Article 5\tcredits",
    "Article 6 Agreement of 2004",
    "Article 7",
  ];
  const text = [...contents, ...titles, ...sentences].join("\n");
  const { before, found } = read(text);
  expect(before.split("\n")).toEqual(contents);
  expect(found.map(([number]) => number)).toEqual(["1", "2", "3", "4", "5", "6", "7"]);
  expect(found.at(-1)).toEqual(["7", null, sentences.join("\n")]);
});

test("IMPORT-5 without article lines headings begin the articles, the deeper ones stay in their text", () => {
  const text = "# 1. Credits\nAs today.\n## 1.1 Screen\nIn large letters.\n# Notices\nIn writing.";
  expect(read(text)).toEqual({
    start: "headings",
    before: "",
    found: [
      ["1", "Credits", "As today.\n## 1.1 Screen\nIn large letters."],
      ["", "Notices", "In writing."],
    ],
  });
});

test("IMPORT-5 without headings short lines with an outer number do", () => {
  const long = `3. ${"A clause whose words go on and on is text and no name of an article. ".repeat(2)}`;
  expect(read(`1. Credits\nAs today.\n2. Notices\n${long}`)).toMatchObject({
    start: "numbers",
    found: [
      ["1", "Credits", "As today."],
      ["2", "Notices", long.trim()],
    ],
  });
  expect(read("Nothing that begins an article.")).toMatchObject({ found: [] });
});

test("IMPORT-5 proposals in a text begin at their numbers", () => {
  const text =
    "Proposals of 16 July\nProposal 7: Residuals\n2.5%\nW-12 a) Separated rights\nAs before.";
  expect(read(text, "proposals")).toEqual({
    start: "article-lines",
    before: "Proposals of 16 July",
    found: [
      ["7", "Residuals", "2.5%"],
      ["W-12 a)", "Separated rights", "As before."],
    ],
  });
});

// Each of them held up the page of whoever imported it for minutes, which the runner does not wait for.
test.each([
  ["spaces within a line", `a x${" ".repeat(MAX_PASS_TEXT_CHARS)}A`],
  ["a number of numbers", `Article 1${"-a".repeat(MAX_PASS_TEXT_CHARS / 2)} b`],
  ["dots behind a heading", `# ${".".repeat(MAX_PASS_TEXT_CHARS)}x`],
])(
  "IMPORT-4 a line of %s is read in no more steps than it is long, and the article after it is found",
  (_of, line) => {
    const { found } = read(`${line}\nARTICLE 2 - Wages\nWords.`);
    expect(found.map(([number, title]) => [number, title])).toContainEqual(["2", "Wages"]);
    expect(checkArticles(articlesOfText(line, "headings", "articles").articles)).toBeDefined();
  },
);

test("IMPORT-4 the number of an article that is all dots is told to be no number or too long, whatever its length", () => {
  const number = `${".".repeat(MAX_PASS_TEXT_CHARS)}x`;
  const [wrong] = checkArticles([{ number, title: null, text: "Words." }]);
  expect(wrong?.join()).toContain("40 are the most");
});
