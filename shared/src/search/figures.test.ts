import fc from "fast-check";
import { expect, test } from "vitest";

import { readTokens } from "./tokens.ts";

const exact = (text: string): string[] =>
  readTokens(text)
    .filter(({ kind }) => kind === "figure")
    .map(({ forms }) => forms[0]);

test.each([
  ["2.5%", "2.5%", "2.50 %", "2.5 percent", "2.5 per cent", "2½ per cent", "2 ½ percent", "2 1/2%"],
  ["2.5%", "two and a half percent", "2,5 %", "2.5 pct", "2-1/2 per cent", "2.5-percent"],
  ["2.5%", "two and one-half percent", "two-and-one-half per cent", "two and one half percent"],
  ["2.5%", "2 and one-half percent", "2 and a half per cent"],
  ["2.25%", "2 and a quarter percent", "two and a quarter percent", "two and one-quarter percent"],
  ["2.75%", "two and three-quarters percent", "two and three quarters per cent"],
  ["0.3%", "0.3%", ".3%", "0.30 per cent"],
  ["1000$", "$1,000", "$1000", "$1,000.00", "1,000 dollars", "US$ 1000", "$1 thousand", "$1k"],
  ["0.3$", "30 cents", "30¢", "$0.30", "$.30", "thirty cents", "30-cent"],
  ["0.04$", "4-cent", "four cents", "$0.04"],
  ["5000000$", "$5 million", "$5m", "5 million dollars", "$5,000,000"],
  ["0.5%", "one-half of one percent", "half a percent", "one half of a per cent"],
  ["0.75%", "three quarters of one percent", "three-quarters of a percent"],
  ["250$", "two hundred and fifty dollars", "$250", "250 dollars"],
  ["100$", "one hundred dollars"],
  ["1000", "1,000", "1000", "1000.0"],
  ["0.5", "1/2", "½", "0.5"],
])("SEARCH-2 %s is meant by each of its ways of writing", (meant, ...ways) => {
  for (const way of ways) {
    expect([way, ...exact(`so ${way}, they say`)]).toEqual([way, `#${meant}`]);
  }
});

test("SEARCH-2 both ends of a range have its unit", () => {
  expect(exact("1.5–2.5%")).toEqual(["#1.5%", "#2.5%"]);
  expect(exact("from 3 to 4 cents a DVD")).toEqual(["#0.03$", "#0.04$"]);
  expect(exact("between 2 and 2½ per cent")).toEqual(["#2%", "#2.5%"]);
});

test("SEARCH-2 words, ordinals, labels and dates are not taken for figures with a unit", () => {
  expect(exact("the 12th of W-12 a), one of two, 5m away")).toEqual([]);
  expect(exact("10/25/2007")).toEqual(["#10", "#25", "#2007"]);
  expect(exact("9/10 October")).toEqual(["#9", "#10"]);
  expect(readTokens("W-12 a) and w12A").map(({ forms }) => forms[0])).toEqual([
    "w-12a",
    "and",
    "w-12a",
  ]);
});

test("SEARCH-2 the end of a figure is never taken for one of its own", () => {
  expect(exact("2 and one-half of one percent")).not.toContain("#0.5%");
  expect(exact("two and one-half of one percent")).not.toContain("#0.5%");
  expect(exact("3% in 2007 and one-half percent")).toContain("#0.5%");
  expect(exact("three cents and half a percent")).toEqual(["#0.03$", "#0.5%"]);
});

test("SEARCH-2 any number is the same in every way of writing it", () => {
  const cents = fc.integer({ min: 1, max: 99_999_999 });
  fc.assert(
    fc.property(cents, (hundredths) => {
      const value = hundredths / 100;
      const plain = value.toFixed(2);
      const grouped = plain.replace(/\B(?=(?:\d{3})+\.)/g, ",");
      expect(exact(`${plain}%`)).toEqual(exact(`${grouped} per cent`));
      expect(exact(`$${grouped}`)).toEqual([`#${value}$`]);
      expect(exact(`${hundredths} cents`)).toEqual(exact(`${plain} dollars`));
    }),
  );
});

test("a text is cut into the same pieces wherever they stand, and never outside it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      let last = 0;
      for (const { start, end } of readTokens(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = end;
      }
    }),
  );
});
