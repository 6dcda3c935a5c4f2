import { MAX_TABLE_COLUMNS } from "../limits.ts";
import { spacesAround } from "./spaces-around.ts";

/** One cell of a row of a table. */
export interface TableCell {
  /** Spaces around the words, as written. */
  readonly before: string;
  /** What the cell says; a bar in it is a bar here. */
  readonly words: string;
  readonly after: string;
}

/** One row of a table, as a line gives it. */
export interface TableRow {
  /** Spaces before the first bar. */
  readonly indent: string;
  readonly cells: readonly TableCell[];
  /** What follows the last bar: spaces, the end of the line and empty lines. */
  readonly end: string;
}

/** A bar that parts cells; one after a backslash stands for itself. */
const BAR = /(?<!\\)\|/u;
const ROW = /^(?<indent>[ \t]*)\|(?<cells>.*)(?<!\\)\|(?<trail>[ \t]*)$/su;
const DASHES = /^:?-{2,}:?$/u;

/** Reads a line that begins and ends with a bar and has no more cells than a table may; undefined for any other. */
export function parseTableRow(line: string, lineEnd: string): TableRow | undefined {
  const { indent = "", cells, trail = "" } = ROW.exec(line)?.groups ?? {};
  const parted = cells?.split(BAR);
  // As wide as its widest row, and shown with every other row: a line of bars alone would make a table of a thousand million places.
  if (parted === undefined || parted.length > MAX_TABLE_COLUMNS) return undefined;
  return { indent, cells: parted.map(parseCell), end: trail + lineEnd };
}

function parseCell(raw: string): TableCell {
  const { before, words, after } = spacesAround(raw);
  return { before, words: words.replaceAll(String.raw`\|`, "|"), after };
}

/** The row as it was read. */
export function writeTableRow({ indent, cells, end }: TableRow): string {
  return `${indent}|${cells.map(writeCell).join("|")}|${end}`;
}

function writeCell({ before, words, after }: TableCell): string {
  return before + words.replaceAll("|", String.raw`\|`) + after;
}

/** A line for a row of a table with these cells, without its end. Line breaks in a cell become spaces. */
export function tableRowLine(cells: readonly string[]): string {
  const row = cells.map((cell) => ({
    before: " ",
    words: cell.replaceAll(/\s+/gu, " ").trim(),
    after: " ",
  }));
  return writeTableRow({ indent: "", cells: row, end: "" });
}

/** True for a row of dashes alone, which parts the head of a table from its rows. */
export function isRule(row: TableRow): boolean {
  return row.cells.every(({ words }) => DASHES.test(words));
}
