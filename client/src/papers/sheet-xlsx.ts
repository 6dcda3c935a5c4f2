import type { Sheet } from "@crosstable/shared/papers/sheet";
import writeXlsxFile, { type SheetData } from "write-excel-file/universal";

/** A spreadsheet program calls a file with a longer cell damaged. */
const MAX_XLSX_CELL_CHARS = 32_767;

/** A workbook of the sheet and, on a second tab, of what is said about it. Every cell is a string: nothing in it is ever a formula. */
export async function sheetXlsx(sheet: Sheet): Promise<Blob> {
  const head = sheet.columns.map(({ words }) => heading(words));
  const rows = sheet.rows.map((row) => row.map(cell));
  const about = sheet.about.map(([word, value]) => [heading(word), cell(value)]);
  return writeXlsxFile([
    {
      sheet: sheet.name,
      data: [head, ...rows] satisfies SheetData,
      columns: sheet.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
    {
      sheet: "About",
      data: about satisfies SheetData,
      columns: [{ width: 40 }, { width: 90 }],
    },
  ]).toBlob();
}

function heading(words: string) {
  return { value: words, type: String, fontWeight: "bold", wrap: true } as const;
}

function cell(text: string) {
  return { value: fitting(text), type: String, wrap: true, alignVertical: "top" } as const;
}

/** The format has no longer cell; that something is missing, and where it is, is said in the cell. */
function fitting(text: string): string {
  if (text.length <= MAX_XLSX_CELL_CHARS) return text;
  const words = `\n[Longer than a cell of this format: ${text.length} signs in all. The whole text is in the record and in the CSV.]`;
  return `${text.slice(0, MAX_XLSX_CELL_CHARS - words.length).replace(/[\uD800-\uDBFF]$/, "")}${words}`;
}
