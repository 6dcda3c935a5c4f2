import * as fc from "fast-check";
import { expect, test } from "vitest";

import { MAX_PASS_TEXT_CHARS, MAX_TABLE_COLUMNS } from "../limits.ts";
import { parseBlocks, writeBlocks } from "./blocks.ts";
import { isRule, parseTableRow, tableRowLine } from "./table-row.ts";

const ARTICLE = `# Article 12 Wages

12.1 The minimum rates are these:

| Step | Rate |
| --- | ---: |
| 1 | $31.40 |
| 2 \\| 3 | $33.00 |

12.2 A differential is paid
  (a) by night,
  (b) on Sundays:
    (i) of $1.40,
    (ii) of 2.5% where a holiday falls on it.
  (c) at sea.
A plain sentence, and 2007 was a year.
13. Leave
`;

test("REDLINE-1 the text of a pass is read as headings, numbered clauses, tables and paragraphs", () => {
  const shape = parseBlocks(ARTICLE).map((block) => {
    if (block.kind === "table") return block.rows.map(({ cells }) => cells.map((c) => c.words));
    if (block.kind === "clause") return `${block.level} ${block.path.join(" ")}: ${block.words}`;
    return `${block.kind}: ${block.words}`;
  });
  expect(shape).toEqual([
    "heading: Article 12 Wages",
    "1 12.1: The minimum rates are these:",
    [
      ["Step", "Rate"],
      ["---", "---:"],
      ["1", "$31.40"],
      ["2 | 3", "$33.00"],
    ],
    "1 12.2: A differential is paid",
    "2 12.2 (a): by night,",
    "2 12.2 (b): on Sundays:",
    "3 12.2 (b) (i): of $1.40,",
    "3 12.2 (b) (ii): of 2.5% where a holiday falls on it.",
    "2 12.2 (c): at sea.",
    "paragraph: A plain sentence, and 2007 was a year.",
    "1 13.: Leave",
  ]);
});

test.each([
  ["(g) x\n(h) x\n(i) x\n(j) x", ["(g)", "(h)", "(i)", "(j)"]],
  ["(a) x\n(i) x\n(ii) x\n(b) x", ["(a)", "(a) (i)", "(a) (ii)", "(b)"]],
  ["1. x\na) x\n1.1 x\n2. x", ["1.", "1. a)", "1. 1.1", "2."]],
  ["9.9 x\n9.10 x\n9.10.1 x\n10. x", ["9.9", "9.10", "9.10 9.10.1", "10."]],
  ["A. x\n1) x\nB. x", ["A.", "A. 1)", "B."]],
])("the levels of %j follow from their numbering", (text, paths) => {
  const found = parseBlocks(text).map((block) => block.kind === "clause" && block.path.join(" "));
  expect(found).toEqual(paths);
});

test.each(["2007. A year", "the) x", "(see) x", "#hashtag", "2.5% of gross", "|", "| open", "-1."])(
  "%j is a paragraph",
  (text) => {
    expect(parseBlocks(text)).toEqual([{ kind: "paragraph", indent: "", words: text, end: "" }]);
  },
);

const sign = fc.constantFrom(
  ...Array.from("ab1. ()|\\#-\n\n\r\t\u00a0é漢"),
  "(a) ",
  "1. ",
  "| x |\n",
  "# ",
  "\r\n",
);
const anyText = fc.oneof(
  fc.array(sign, { maxLength: 60 }).map((signs) => signs.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);

test("REDLINE-1 no text loses a sign by being read as blocks", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(writeBlocks(parseBlocks(text))).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

test("a row that is written from its cells is read as the same cells", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 12 }), { minLength: 1 }), (cells) => {
      const read = parseTableRow(tableRowLine(cells), "");
      const said = cells.map((cell) => cell.replaceAll(/\s+/gu, " ").trim());
      expect(read?.cells.map(({ words }) => words)).toEqual(said);
    }),
  );
});

test("a rule of dashes parts the head of a table", () => {
  const rules = ["| --- | :--: |", "| - |", "| --- | 1 |"].map((line) => {
    const row = parseTableRow(line, "");
    return row !== undefined && isRule(row);
  });
  expect(rules).toEqual([true, false, false]);
});

/** As long as the longest pass, with something before and after a run of one sign. */
function fullOf(sign: string, before = "x", after = "y"): string {
  const most = MAX_PASS_TEXT_CHARS - before.length - after.length;
  return before + sign.repeat(Math.floor(most / sign.length)) + after;
}

// Each of them took a minute, which the runner does not wait for.
test.each([
  ["spaces within a line", fullOf(" ")],
  ["spaces that are not broken", fullOf("\u00a0")],
  ["returns without a new line", fullOf("\r")],
  ["spaces within a cell", fullOf(" ", "| x", "y | z |")],
  ["bars", fullOf("|", "|", "x")],
  ["rows without words", fullOf("||\n")],
  ["numbers in numbers", fullOf(".1", "1", " a")],
])("BOUND-2 the longest text of %s is read in no more steps than it is long", (_of, text) => {
  expect(writeBlocks(parseBlocks(text))).toBe(text);
});

test("BOUND-2 a line of more cells than a table may have is words, and none of them is lost; one of as many is a row", () => {
  const line = (cells: number): string => `|${"x|".repeat(cells)}`;
  const read = (cells: number) => parseBlocks(line(cells)).map(({ kind }) => kind);
  expect([read(MAX_TABLE_COLUMNS), read(MAX_TABLE_COLUMNS + 1)]).toEqual([
    ["table"],
    ["paragraph"],
  ]);
  const wide = `${line(MAX_TABLE_COLUMNS + 1)}\n| a | b |`;
  expect(writeBlocks(parseBlocks(wide))).toBe(wide);
});
