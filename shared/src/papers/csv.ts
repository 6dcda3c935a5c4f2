/** A text that is a plain number, which no spreadsheet runs: "-2.5", "+3", "-0.36%". */
const PLAIN_NUMBER = /^[-+]?\d+(?:[.,]\d+)*%?$/;

/**
 * Where a spreadsheet may begin to read a formula: at the beginning of a cell; and after a semicolon, a tab or a line
 * break, because a program that parts cells there begins a new cell. Blanks, quotes and invisible signs before it don't help.
 * The wide forms of the four signs are read as formulas too.
 */
const MAY_BEGIN_FORMULA = /(^|[;\t\r\n])(?=(?:[^\S\t\r\n]|["'\p{Cf}])*[=+\-@＝＋－＠])/gu;

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * The same text, harmless in a spreadsheet: an apostrophe stands before what would be read as a formula. Everything else
 * is left as it is, plain numbers included. Source: OWASP, "CSV Injection".
 */
export function harmlessCell(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text;
  const harmless = text.replaceAll(MAY_BEGIN_FORMULA, "$1'");
  return /^[\t\r]/.test(harmless) ? `'${harmless}` : harmless;
}

/**
 * Rows as CSV by RFC 4180: commas, quotes doubled, lines ended by CR LF. Every cell is quoted, and begins with the mark by which
 * spreadsheets know UTF-8. Cells are made harmless.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(quoted).join(","));
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line}\r\n`).join("")}`;
}

function quoted(text: string): string {
  return `"${harmlessCell(text).replaceAll('"', '""')}"`;
}
