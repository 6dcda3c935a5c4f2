import * as fc from "fast-check";
import { expect, test } from "vitest";

import { MAX_PASS_TEXT_CHARS } from "../limits.ts";
import { listChanges } from "./list-changes.ts";
import { redline } from "./redline.ts";
import { summarise } from "./summarise.ts";
import { acceptAll, rejectAll } from "./texts.ts";

/** Each change in one line: kind, part, place, what stood there > what stands there. */
function changesOf(before: string, after: string): string[] {
  return listChanges(redline(before, after)).map((change) => {
    const place = change.from === null ? change.place : `${change.from} to ${change.place}`;
    const words = change.kind === "moved" ? change.after : `${change.before} > ${change.after}`;
    return `${change.kind} ${change.part}, ${place}: ${words}`;
  });
}

const word = fc.constantFrom(
  ..."the Company shall pay 2.5% 3% $1.40 of gross. each week; (a) 1. 12.2 | \\| # ## -".split(" "),
  "a sentence that is long enough to move.",
  "\n(b) a clause that is long enough to move, and then some more of it\n",
  "\n| a | b |\n| - | -- |\n| $1 | $2 |\n",
  "\n",
  "\r\n \n\n",
  "漢字",
);
const words = fc.array(word, { maxLength: 40 }).map((all) => all.join(" "));
/** A text that came from another: some of its lines cut, others elsewhere, and more. */
const oneFromTheOther = words.chain((before) =>
  fc
    .tuple(fc.shuffledSubarray(before.split("\n")), words)
    .map(([lines, more]) => [before, lines.join("\n") + more] as const),
);
const anyPair = fc.oneof(
  oneFromTheOther,
  fc.tuple(words, words),
  fc.tuple(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })),
);

test("REDLINE-2 accepting every change gives the new text and rejecting every one the old, sign by sign", () => {
  fc.assert(
    fc.property(anyPair, ([before, after]) => {
      const blocks = redline(before, after);
      expect(acceptAll(blocks)).toBe(after);
      expect(rejectAll(blocks)).toBe(before);
    }),
    { numRuns: 2_000 },
  );
});

test("REDLINE-2 equal texts have no change", () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(listChanges(redline(text, text))).toEqual([]);
    }),
  );
});

test("REDLINE-2 every piece that is not the same belongs to a listed change, or is spaces or a rule", () => {
  fc.assert(
    fc.property(anyPair, ([before, after]) => {
      const blocks = redline(before, after);
      const listed = new Set(listChanges(blocks).map(({ id }) => id));
      const pieces = blocks.flatMap((block) =>
        block.kind === "table"
          ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.pieces))
          : [...block.label, ...block.words],
      );
      const unlisted = pieces.filter(({ kind, change, text }) =>
        change === null ? kind !== "same" && /[^\s:-]/u.test(text) : !listed.has(change),
      );
      expect(unlisted).toEqual([]);
    }),
  );
});

test.each([
  ["Pay 2.5% of gross.", "Pay 3% of gross.", "2.5% > 3%"],
  ["Pay $1,200.50 a week.", "Pay $1,350 a week.", "$1,200.50 > $1,350"],
  ["From 18:00 to 06:00.", "From 18:00 to 06:30.", "06:00 > 06:30"],
  ["A first-class fare.", "A second-class fare.", "first-class > second-class"],
  ["4.0%", "3.5%", "4.0% > 3.5%"],
  ["within ten days of it", "within one month of it", "ten days > one month"],
  ["賃金は三月", "賃金は五月", "三 > 五"],
])("REDLINE-3 %j becoming %j is one change of whole words", (before, after, change) => {
  expect(changesOf(before, after)).toEqual([`replaced words, paragraph 1: ${change}`]);
});

const ARTICLE = `# Article 12 Wages
12.1 The minimum rates are these:
| Step | Rate |
| --- | --- |
| 1 | $31.40 |
| 2 | $33.00 |
12.2 A differential of 2.5% is paid for night work between 18:00 and 06:00. The Company keeps a list of those who work by night.
12.3 No employee shall be laid off while a subcontractor does the same work.
12.4 Reserved.
`;

test("REDLINE-4 clauses, rows, columns and sentences are told apart, and what moved is no deletion", () => {
  const after = `# Article 12 Wages
12.1 The minimum rates are these:
| Step | Rate | From |
| --- | --- | --- |
| 1 | $32.40 | 1 May |
| 1a | $32.90 | 1 May |
| 2 | $33.00 | 1 June |
12.2 No employee shall be laid off while a subcontractor does the same work.
12.3 A differential of 3% is paid for night work between 18:00 and 06:00.
12.4 Reserved. The Company keeps a list of those who work by night.
`;
  expect(changesOf(ARTICLE, after)).toEqual([
    "inserted column, row Step under 12.1:  > From | 1 May | 1 June",
    "replaced words, row 1 under 12.1: $31.40 > $32.40",
    "inserted row, row 1a under 12.1:  > 1a | $32.90 | 1 May",
    "renumbered numbers, 12.2: 12.3 > 12.2",
    "moved clause, 12.2 to 12.3: 12.3 A differential of … is paid for night work between 18:00 and 06:00.",
    "replaced words, 12.3: 2.5% > 3%",
    "moved sentence, 12.2 to 12.4: The Company keeps a list of those who work by night.",
  ]);
});

test("REDLINE-4 a clause between others renumbers them and changes none", () => {
  const before = "1. Pay on Friday.\n2. Leave is paid as work is.\n3. Travel is paid.";
  const after =
    "1. Pay on Friday.\n2. Meals are given at noon by the Company.\n3. Leave is paid as work is.\n4. Travel is paid.";
  const changes = listChanges(redline(before, after));
  expect(changes.map(({ kind, part }) => `${kind} ${part}`)).toEqual([
    "inserted clause",
    "renumbered numbers",
  ]);
  expect(summarise(changes)).toEqual({
    changes: 2,
    insertions: 1,
    deletions: 0,
    replacements: 0,
    moves: 0,
    renumbered: 2,
    wordsInserted: 9,
    wordsDeleted: 0,
    wordsMoved: 0,
  });
});

test("REDLINE-4 a row that moved as it is, is known as moved", () => {
  const before =
    "| Grade one | $30.10 a day |\n| Grade two | $31.20 a day |\n| Grade three | $32 |";
  const after = "| Grade two | $31.20 a day |\n| Grade three | $32 |\n| Grade one | $30.10 a day |";
  expect(changesOf(before, after)).toEqual([
    "moved row, row Grade one to row Grade one: Grade one | $30.10 a day",
  ]);
});

test("REDLINE-4 spaces and empty lines alone are no change", () => {
  const before = "1. Pay on  Friday.\n\n2. Leave.\n";
  const after = "1.  Pay on Friday. \n2. Leave.";
  expect(changesOf(before, after)).toEqual([]);
});

test("a long text that was written anew as a whole is compared all the same", () => {
  const anew = (word: string): string =>
    Array.from({ length: 20_000 }, (_, at) => `${word}${at}`).join(" ");
  const blocks = redline(anew("before"), anew("after"));
  expect(acceptAll(blocks)).toBe(anew("after"));
  expect(rejectAll(blocks)).toBe(anew("before"));
});

// Each of them took the worker a minute or all its memory, which the runner does not wait for.
test.each([
  ["rows", "| a | b |\n".repeat(MAX_PASS_TEXT_CHARS / 10)],
  [
    "one wide row and narrow ones",
    `${"|".repeat(MAX_PASS_TEXT_CHARS / 2)}\n${"||\n".repeat(MAX_PASS_TEXT_CHARS / 6)}`,
  ],
])("BOUND-2 the longest table of %s is compared, and its one change told", (_of, before) => {
  const after = `${before}| new |\n`;
  const blocks = redline(before, after);
  expect(listChanges(blocks).map(({ kind }) => kind)).toEqual(["inserted"]);
  expect([rejectAll(blocks), acceptAll(blocks)]).toEqual([before, after]);
});
