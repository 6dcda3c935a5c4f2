import type { Sheet } from "@crosstable/shared/papers/sheet";

/** In signs of normal text: what a lying page as wide as A4 or Letter holds in letters of some seven points. */
const MAX_SHEET_WIDTH = 200;

const MIN_WIDTH = 6;
/** Beside its words a cell has an edge on both sides. */
const EDGES = 2;

/**
 * As wide as their words need and no wider than they were meant to be. What is still wider than a page can be read gets
 * narrower, the widest columns first: their texts take more lines instead.
 */
export function columnWidths(sheet: Sheet): number[] {
  const wanted = sheet.columns.map(({ words, width }, at) => {
    const head = Math.max(...words.split(/\s+/u).map((word) => word.length));
    const lines = sheet.rows.flatMap((row) => (row[at] ?? "").split("\n"));
    const longest = lines.reduce((most, line) => Math.max(most, line.length), head);
    return Math.max(MIN_WIDTH, Math.min(width, longest + EDGES));
  });
  let widest = Math.max(MIN_WIDTH, ...wanted);
  const total = (): number => wanted.reduce((sum, width) => sum + Math.min(width, widest), 0);
  while (widest > MIN_WIDTH && total() > MAX_SHEET_WIDTH) widest -= 1;
  return wanted.map((width) => Math.min(width, widest));
}
