import type { Piece } from "@crosstable/shared/redline/pieces";
import type { RedlinedBlock } from "@crosstable/shared/redline/redline";
import fc from "fast-check";
import { expect, test } from "vitest";

import { cutIntoPages, type RedlinePage } from "./cut-redline.ts";
import { answerTo } from "./redline-answer.ts";

const MOST = 12;
/** A cell or a line more than its page may hold where a single one is longer. */
const SLACK = 2;

/** What is drawn of a block, piece by piece, with the signs of a table that has no words. */
function drawnOf(block: RedlinedBlock): Piece[] {
  return block.kind === "table"
    ? block.rows.flatMap(({ cells }) => cells.flatMap(({ pieces }) => pieces))
    : [...block.label, ...block.words];
}

function drawn(pages: readonly RedlinePage[]): Piece[] {
  return pages.flatMap(({ blocks }) => blocks.flatMap(drawnOf));
}

/** Marks and blocks of a page, counted anew. */
function partsOf(page: RedlinePage): number {
  return page.blocks.reduce((all, block) => {
    const places =
      block.kind === "table" ? block.rows.reduce((sum, { cells }) => sum + cells.length, 0) : 1;
    return all + places + drawnOf(block).filter(({ kind }) => kind !== "same").length;
  }, 0);
}

const someText = fc
  .array(
    fc.oneof(
      fc.constantFrom("# Wages", "1. One", "2. Two a b c d", "| a | b |", "| --- | --- |", "a"),
      fc
        .array(fc.constantFrom("wage", "rate", "hour", "5%", "6%", "week"), { maxLength: 40 })
        .map((words) => words.join(" ")),
      fc
        .array(fc.constantFrom("x", "y z", "5%", ""), { minLength: 2, maxLength: 9 })
        .map((cells) => `| ${cells.join(" | ")} |`),
    ),
    { maxLength: 30 },
  )
  .map((lines) => lines.join("\n"));

test("BOUND-2 REDLINE-5 however two texts are made up, no page of their redline is longer than a screen holds, and the pages have every piece and every change once, in order", () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => {
      const { blocks, changes } = answerTo({ key: 1, before, after });
      const pages = cutIntoPages(blocks, changes, MOST);
      expect(drawn(pages)).toEqual(blocks.flatMap(drawnOf));
      for (const page of pages) expect(partsOf(page)).toBeLessThanOrEqual(MOST + SLACK);
      const listed = pages.flatMap((page) => page.changes);
      expect(
        listed.toSorted((one, other) => one.at - other.at).map(({ change }) => change),
      ).toEqual(changes);
      for (const page of pages) {
        const marks = new Set(page.blocks.flatMap(drawnOf).map(({ change }) => change));
        for (const { change } of page.changes) expect(marks).toContain(change.id);
        expect(page.slices.flat()).toEqual(page.blocks);
      }
    }),
    { numRuns: 300 },
  );
});

test("REDLINE-5 a redline of forty pages that were written anew is one page; one of more lines than that is several", () => {
  const clauses = (word: string): string =>
    Array.from({ length: 450 }, (_, at) => `${at}. ${`${word}${at} of the week `.repeat(8)}`).join(
      "\n",
    );
  const long = answerTo({ key: 1, before: clauses("wage"), after: clauses("rate") });
  expect(long.pages).toHaveLength(1);
  const lines = answerTo({ key: 2, before: "a\n".repeat(5_000), after: "b\n".repeat(5_000) });
  expect(lines.pages.length).toBeGreaterThan(1);
  expect(drawn(lines.pages)).toEqual(lines.blocks.flatMap(drawnOf));
});

test("BOUND-2 a page with one cell or one line beyond its bound goes on over several, and only the first has the number", () => {
  const words = Array.from({ length: 30 }, (_, at) => `w${at} same`).join(" ");
  const fresh = words.replaceAll(/w(\d+)/gu, "v$1");
  const { blocks, changes } = answerTo({ key: 1, before: `1. ${words}`, after: `1. ${fresh}` });
  const pages = cutIntoPages(blocks, changes, MOST);
  expect(pages.length).toBeGreaterThan(3);
  const labels = pages.flatMap((page) => page.blocks.map((each) => "label" in each && each.label));
  expect(labels.filter((label) => label !== false && label.length > 0)).toHaveLength(1);

  const cell = answerTo({
    key: 2,
    before: `| a | b |\n| --- | --- |\n| ${words} | x |`,
    after: `| a | b |\n| --- | --- |\n| ${fresh} | x |`,
  });
  const cut = cutIntoPages(cell.blocks, cell.changes, MOST);
  expect(cut.length).toBeGreaterThan(3);
  expect(drawn(cut)).toEqual(cell.blocks.flatMap(drawnOf));
});
