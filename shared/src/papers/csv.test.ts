import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { csvText, harmlessCell } from "./csv.ts";

/** Reads RFC 4180 strictly: every field quoted, parted by commas, lines ended by CR LF. */
function readCsv(text: string): string[][] {
  const field = /"((?:[^"]|"")*)"(,|\r\n)/gy;
  const rows: string[][] = [];
  let row: string[] = [];
  let read = 0;
  for (const [whole, cell = "", end] of text.matchAll(field)) {
    row.push(cell.replaceAll('""', '"'));
    read += whole.length;
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  if (read !== text.length) throw new Error(`not RFC 4180 at sign ${read}`);
  return rows;
}

const BEGINS_FORMULA = /(?:^|[;\t\r\n])[^\S\t\r\n]*[=+\-@]/u;

const spiteful = fc.oneof(
  fc.string(),
  fc
    .array(fc.constantFrom("=", "+", "-", "@", "\t", "\n", "\r", ";", '"', "'", ",", " ", "1", "a"))
    .map((signs) => signs.join("")),
);

describe("EXPORT-3 a spreadsheet runs nothing of a CSV", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ["-2+3", "'-2+3"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1+1", "'\t'=1+1"],
    ["\tname", "'\tname"],
    [" =1", "' =1"],
    ["\u200b=1", "'\u200b=1"],
    ["＝1", "'＝1"],
    ["one;=2", "one;'=2"],
    ["one\n=2", "one\n'=2"],
  ])("%j stands as %j", (text, harmless) => {
    expect(harmlessCell(text)).toBe(harmless);
  });

  test.each(["W-12 a)", "-2.5", "+3%", "-1,000.50", "4 - 2 = 2", "a@b.example", "one; two", ""])(
    "%j is left as it is",
    (text) => {
      expect(harmlessCell(text)).toBe(text);
    },
  );

  test("whatever a cell holds, no part of it begins as a formula, and no sign of it is lost", () => {
    fc.assert(
      fc.property(spiteful, (text) => {
        const made = harmlessCell(text);
        const isNumber = made === text && /^[-+]\d/.test(text);
        expect(isNumber || !BEGINS_FORMULA.test(made)).toBe(true);
        expect(made.replaceAll("'", "")).toBe(text.replaceAll("'", ""));
      }),
    );
  });

  test("a text of nothing but line breaks costs no time beyond its length", () => {
    const long = "\n".repeat(200_000);
    expect(harmlessCell(long)).toBe(long);
  });
});

test("EXPORT-3 a CSV is RFC 4180 in UTF-8 with its mark, and gives every cell back", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(spiteful, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
      (rows) => {
        const text = csvText(rows);
        expect(text.startsWith("\uFEFF")).toBe(true);
        expect(readCsv(text.slice(1))).toEqual(rows.map((row) => row.map(harmlessCell)));
      },
    ),
  );
});
