import type { Sheet } from "@crosstable/shared/papers/sheet";
import writeXlsxFile, { type SheetData } from "write-excel-file/universal";

import { xmlText } from "../docx/xml-signs.ts";
import { columnWidths, isForLargerPage } from "./column-widths.ts";
import { FONTS_IN_ORDER } from "./fonts-in-order.ts";
import { printedPages } from "./printed-pages.ts";

/** A spreadsheet program calls a file with a longer cell damaged. */
const MAX_XLSX_CELL_CHARS = 32_767;

/** The format has no higher row; the rest of a longer text is read in the cell itself. */
const MAX_ROW_POINTS = 409;
const LINE_POINTS = 13.5;
/** In signs of normal text. */
const ABOUT_WIDTHS = [40, 90];

type Sheets = Parameters<typeof writeXlsxFile>[0];

/** A workbook of the sheet and, on a second tab, of what is said about it. Every cell is a string: nothing in it is ever a formula. */
export async function sheetXlsx(sheet: Sheet): Promise<Blob> {
  const widths = columnWidths(sheet);
  const head = sheet.columns.map(({ words }) => heading(words, rowHeight([words], widths)));
  const rows = sheet.rows.map((row) => {
    const height = rowHeight(row, widths);
    return row.map((text) => cell(text, height));
  });
  const about = sheet.about.map((line) => {
    const height = rowHeight(line, ABOUT_WIDTHS);
    return [heading(line[0], height), cell(line[1], height)];
  });
  const sheets: Sheets = [
    {
      sheet: sheet.name,
      data: [head, ...rows] satisfies SheetData,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
    {
      sheet: "About",
      data: about satisfies SheetData,
      columns: ABOUT_WIDTHS.map((width) => ({ width })),
      orientation: "landscape",
    },
  ];
  return writeXlsxFile(sheets, {
    fontFamily: "Arial",
    fontSize: 10,
    features: [
      FONTS_IN_ORDER,
      printedPages({ name: sheet.name, isLarge: isForLargerPage(widths), zone: sheet.zone }),
    ],
  }).toBlob();
}

function heading(words: string, height: number) {
  return { ...cell(words, height), fontWeight: "bold" } as const;
}

function cell(text: string, height: number) {
  return { value: fitting(text), type: String, wrap: true, alignVertical: "top", height } as const;
}

/** In points, high enough for the row's longest cell: not every program finds out by itself how many lines a text takes. */
function rowHeight(row: readonly string[], widths: readonly number[]): number {
  const lines = row.map((text, at) =>
    text.split("\n").reduce((sum, line) => sum + linesOf(line, (widths[at] ?? 10) - 1), 0),
  );
  return Math.min(MAX_ROW_POINTS, Math.max(1, ...lines) * LINE_POINTS);
}

/** How many lines a text takes whose words stay whole as long as they can. */
function linesOf(text: string, width: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(" ")) {
    const isFirst = used === 0;
    const beside = used + (isFirst ? 0 : 1) + length;
    if (beside <= width) {
      used = beside;
      continue;
    }
    const own = Math.max(1, Math.ceil(length / width));
    lines += own - (isFirst ? 1 : 0);
    used = length - (own - 1) * width;
  }
  return lines;
}

/** The format has no longer cell; that something is missing, and where it is, is said in the cell. */
function fitting(given: string): string {
  const text = xmlText(given);
  if (text.length <= MAX_XLSX_CELL_CHARS) return text;
  const words = `\n[Longer than a cell of this format: ${text.length} signs in all. The whole text is in the record and in the CSV.]`;
  return `${text.slice(0, MAX_XLSX_CELL_CHARS - words.length).replace(/[\uD800-\uDBFF]$/, "")}${words}`;
}
