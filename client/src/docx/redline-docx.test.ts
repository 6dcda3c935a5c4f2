import { redline } from "@crosstable/shared/redline/redline";
import { parseBlocks } from "@crosstable/shared/text/blocks";
import { isRule } from "@crosstable/shared/text/table-row";
import * as fc from "fast-check";
import { expect, test } from "vitest";

import { openDocx, type OpenDocx } from "./docx-for-tests.ts";
import { redlineDocx } from "./redline-docx.ts";
import { AFTER, BEFORE } from "./texts-for-tests.ts";

const WHO = { author: "Writers Guild of America", date: "2007-10-25T17:00:00" };

async function paperOf(before: string, after: string, texts = 1): Promise<OpenDocx> {
  const part = { heading: null, about: [], blocks: redline(before, after) };
  const bytes = await redlineDocx({
    title: "W-7, pass 3",
    about: ["Guild's pass 3 against pass 2 by Producers."],
    origin: `WGA–AMPTP 2007 · row 12 of the record, head ${"f".repeat(64)}`,
    foot: "WGA–AMPTP 2007 · row 12",
    zone: "America/Los_Angeles",
    author: WHO,
    parts: Array.from({ length: texts }, () => part),
  });
  return openDocx(bytes);
}

/** A text as a paper has it: without empty lines and without what only the form of a pass has. */
function linesOf(text: string): string[] {
  return parseBlocks(text).flatMap((block) => {
    switch (block.kind) {
      case "table":
        return block.rows
          .filter((row) => !isRule(row))
          .map(({ cells }) =>
            cells
              .map(({ words }) => words)
              .join("|")
              .replace(/\|*$/u, ""),
          );
      case "clause":
        return [`${block.label}\t${block.words}`];
      case "heading":
      case "paragraph":
        return block.words === "" ? [] : [block.words];
    }
  });
}

test("REDLINE-6 accepting every tracked change of a paper leaves the new text, rejecting every one the old", async () => {
  const paper = await paperOf(BEFORE, AFTER);
  expect(paper.accepted()).toEqual(linesOf(AFTER));
  expect(paper.rejected()).toEqual(linesOf(BEFORE));
});

const word = fc.constantFrom(
  ..."the Company shall pay 2.5% 3% of gross. each week; (a) 1. 12.2 #".split(" "),
  "a sentence that is long enough to move.",
  "\n(b) a clause that is long enough to move, and then some more of it\n",
  "\n| a | b |\n| -- | -- |\n| $1 | $2 |\n",
  "\n| a | b | c |\n| $1 | x | $2 |\n",
  "\n| -- | -- |\n",
  "\n",
);
const words = fc.array(word, { maxLength: 30 }).map((all) => all.join(" "));
const pair = words.chain((before) =>
  fc
    .tuple(fc.shuffledSubarray(before.split("\n")), words)
    .map(([lines, more]) => [before, `${lines.join("\n")}\n${more}`] as const),
);

test("REDLINE-6 whatever the texts are, the paper has both, and its numbers are each used once", async () => {
  await fc.assert(
    fc.asyncProperty(pair, async ([before, after]) => {
      const paper = await paperOf(before, after);
      expect(paper.accepted()).toEqual(linesOf(after));
      expect(paper.rejected()).toEqual(linesOf(before));
      expect(paper.wrongs()).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("REDLINE-6 a sentence that went into a clause of its own leaves a number in one place alone, and no half of a move", async () => {
  const sentence = "a sentence that is long enough to move.";
  const before = `${sentence} \n| -- | -- |\n \n| -- | -- |\n`;
  const clause = "(b) a clause that is long enough to move, and then some more of it";
  const paper = await paperOf(before, `| -- | -- |\n\n${clause}\n the the ${sentence} ${sentence}`);
  expect(paper.wrongs()).toEqual([]);
});

test("REDLINE-6 a paper is a whole package, its changes have the side's name and the pass's time, and it says at which head it was made", async () => {
  const paper = await paperOf(BEFORE, AFTER);
  expect(paper.wrongs()).toEqual([]);
  const { authors, dates, moves } = paper.marks();
  expect(authors).toEqual(new Set([WHO.author]));
  expect(dates).toEqual(new Set([WHO.date]));
  expect(moves).toEqual({ from: ["move1", "move2"], to: ["move1", "move2"] });
  expect(paper.text()).toContain(`row 12 of the record, head ${"f".repeat(64)}`);
  expect(paper.text()).toContain("Guild's pass 3 against pass 2 by Producers.");
});

test("REDLINE-6 a text with signs that no XML may hold still makes a paper that opens", async () => {
  const paper = await paperOf("One\u0000 cent & <two>", "One\u0001 cent & <three> \ufffe");
  expect(paper.accepted()).toEqual(["One\ufffd cent & <three> \ufffd"]);
  expect(paper.wrongs()).toEqual([]);
});

test("REDLINE-6 a package is one paper: what moved in one of its texts is not found in another", async () => {
  const paper = await paperOf(BEFORE, AFTER, 2);
  expect(paper.wrongs()).toEqual([]);
  expect(paper.marks().moves.to).toEqual(["move1", "move2", "move3", "move4"]);
  expect(paper.accepted()).toEqual([...linesOf(AFTER), ...linesOf(AFTER)]);
  expect(paper.rejected()).toEqual([...linesOf(BEFORE), ...linesOf(BEFORE)]);
});
