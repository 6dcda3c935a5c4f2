import {
  MAX_IMPORT_COLUMNS,
  MAX_IMPORT_ROWS,
  MAX_IMPORT_TABLES,
  MAX_IMPORT_XML_NODES,
} from "@crosstable/shared/limits";
import { zipSync } from "fflate";
import { formatValue } from "hucre";
import { readXlsx, type Sheet } from "hucre/xlsx";

import { CannotRead, type Found, type FoundTable } from "./found.ts";
import { openPackage } from "./open-package.ts";
import { mustFit } from "./read-text.ts";
import { SignsLeft } from "./signs-left.ts";
import { notesOnComments, notesOnSheet } from "./workbook-notes.ts";
import { withoutStruck } from "./workbook-struck.ts";

const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/u;
const COMMENTS = /^xl\/(?:comments\/)?comments?\d*\.xml$/u;
const SHEET = /^xl\/worksheets\//u;
const REFERENCE = /<(?:\w+:)?(?:c|row)\b[^>]*?\sr="(?<column>[A-Z]*)(?<row>\d+)"/gu;

/**
 * Reads the sheets of a workbook. The reader gets the parts with cells alone, unpacked and measured before: nothing from
 * elsewhere, no programs, and no cell so far out that the empty ones before it would fill the memory.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Found> {
  const parts = openPackage(bytes, (name) => WANTED.test(name) || COMMENTS.test(name));
  for (const [name, part] of parts) {
    mustBeFew(part);
    if (SHEET.test(name)) mustBeNear(part);
  }
  const wanted = [...parts].filter(([name]) => WANTED.test(name));
  const packed = zipSync(Object.fromEntries(wanted), { level: 0 });
  const sheets = await sheetsOf(packed);
  if (sheets.length > MAX_IMPORT_TABLES)
    throw new CannotRead(
      `This workbook has ${sheets.length} sheets; ${MAX_IMPORT_TABLES} are the most.`,
    );
  const signs = new SignsLeft();
  const read = sheets.map((sheet) => readSheet(sheet, signs));
  const tables = read.map(({ table }) => table).filter(({ rows }) => rows.length > 0);
  const comments = [...parts].flatMap(([name, part]) => (COMMENTS.test(name) ? [part] : []));
  const notes = [...read.flatMap((each) => each.notes), ...notesOnComments(comments)];
  return { tables, text: null, notes };
}

async function sheetsOf(packed: Uint8Array): Promise<readonly Sheet[]> {
  try {
    return (await readXlsx(packed, { readStyles: true })).sheets;
  } catch (error) {
    throw new CannotRead(
      "This workbook cannot be read. Open it in its program and save it as XLSX again.",
      { cause: error },
    );
  }
}

function readSheet(sheet: Sheet, signs: SignsLeft): { table: FoundTable; notes: string[] } {
  const filled = mergedCells(sheet);
  const rows = sheet.rows.map((row, at) =>
    Array.from({ length: row.length }, (_, column) => {
      const [fromRow, fromColumn] = filled.get(`${at},${column}`) ?? [at, column];
      return signs.take(wordsOf(sheet, fromRow, fromColumn));
    }),
  );
  const name =
    sheet.hidden === true || sheet.veryHidden === true ? `${sheet.name} (hidden)` : sheet.name;
  const kept = rows.filter((row) => row.some((cell) => cell !== ""));
  return { table: mustFit({ name, rows: kept }), notes: notesOnSheet(sheet, name) };
}

/** A cell as its sheet shows it: "2.5%" and not 0.025, a date as its format says. */
function wordsOf(sheet: Sheet, row: number, column: number): string {
  const cell = sheet.cells?.get(`${row},${column}`);
  const value = withoutStruck(cell, sheet.rows[row]?.[column] ?? null);
  if (value === null) return "";
  if (typeof value === "string") return value.replaceAll(/\r\n?/gu, "\n").trim();
  const format = cell?.style?.numFmt;
  if (format !== undefined && format !== "General") return formatValue(value, format).trim();
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
}

/** Where the words of a merged cell stand for the cells below it: the category beside several proposals belongs to each. */
function mergedCells(sheet: Sheet): ReadonlyMap<string, readonly [number, number]> {
  const filled = new Map<string, readonly [number, number]>();
  for (const { startRow, endRow, startCol } of sheet.merges ?? []) {
    if (startCol >= MAX_IMPORT_COLUMNS) continue;
    const last = Math.min(endRow, sheet.rows.length - 1);
    for (let row = startRow + 1; row <= last; row += 1)
      filled.set(`${row},${startCol}`, [startRow, startCol]);
  }
  return filled;
}

/** Empty cells take five bytes in the file and a hundred in the memory. */
function mustBeFew(part: Uint8Array): void {
  let elements = 0;
  for (const byte of part) if (byte === 0x3c) elements += 1;
  if (elements > MAX_IMPORT_XML_NODES)
    throw new CannotRead("This workbook is too large to be read in one piece.");
}

/** Cells that stand far out make a sheet large though it holds little. */
function mustBeNear(part: Uint8Array): void {
  for (const { groups } of new TextDecoder().decode(part).matchAll(REFERENCE)) {
    const row = Number(groups?.["row"]);
    const column = columnNumber(groups?.["column"] ?? "");
    if (row > MAX_IMPORT_ROWS * 10 || column > MAX_IMPORT_COLUMNS) {
      throw new CannotRead(
        `A sheet has cells out to row ${row.toLocaleString("en")}${column > 0 ? `, column ${column.toLocaleString("en")}` : ""}. ${MAX_IMPORT_ROWS.toLocaleString("en")} rows and ${MAX_IMPORT_COLUMNS} columns are the most.`,
      );
    }
  }
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + (letter.codePointAt(0) ?? 64) - 64;
  return number;
}
