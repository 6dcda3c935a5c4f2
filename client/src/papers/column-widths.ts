import type { Sheet } from "@crosstable/shared/papers/sheet";

/** In signs of normal text: what a lying A3 page holds in letters of some seven points. */
const MAX_SHEET_WIDTH = 280;
/** A wider sheet is for the larger page. */
const MAX_A4_WIDTH = 200;

const MIN_WIDTH = 6;
/** A longer word may break. */
const MAX_WORD = 14;
/** Beside its words a cell has an edge on both sides. */
const EDGES = 2;

/**
 * As wide as their words need and no wider than they were meant to be. What is wider than a page can be read gets narrower where
 * there is most to give, and down to its longest word: the texts take more lines instead.
 */
export function columnWidths(sheet: Sheet): number[] {
  const columns = sheet.columns.map(({ words, width, isWhole }, at) => {
    const texts = sheet.rows.map((row) => row[at] ?? "");
    const heading = longest(wordsOf(words));
    const word = Math.max(heading, longest(texts.flatMap(wordsOf)));
    const line = Math.max(heading, longest(texts.flatMap(linesOf)));
    // The heading is the house's own, and is never broken.
    const unbroken = isWhole === true ? word : heading;
    const wanted = Math.max(MIN_WIDTH, unbroken + EDGES, Math.min(width, line + EDGES));
    const kept = Math.max(MIN_WIDTH, unbroken, Math.min(word, MAX_WORD));
    return { wanted, least: Math.min(wanted, kept + 1) };
  });
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  const toGive = columns.reduce((sum, column) => sum + column.wanted - column.least, 0);
  const share = toGive === 0 ? 1 : Math.max(0, Math.min(1, (MAX_SHEET_WIDTH - least) / toGive));
  return columns.map((column) => column.least + Math.floor((column.wanted - column.least) * share));
}

/** True for a sheet whose letters would be too small on an A4 page. */
export function isForLargerPage(widths: readonly number[]): boolean {
  return widths.reduce((sum, width) => sum + width, 0) > MAX_A4_WIDTH;
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.length), 0);
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u);
}

function linesOf(text: string): string[] {
  return text.split("\n");
}
