import type { PaperPart } from "@crosstable/shared/papers/paper";
import {
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from "docx";

const LINE = { style: BorderStyle.SINGLE, size: 4, color: "80878F" };
const BORDERS = { top: LINE, bottom: LINE, left: LINE, right: LINE };

/** Words that may hold line breaks, as runs of one paragraph. */
export function linesOf(words: string, style: Omit<IRunOptions, "text"> = {}): TextRun[] {
  return words
    .split("\n")
    .map((text, at) => new TextRun({ ...style, text, ...(at === 0 ? {} : { break: 1 }) }));
}

/** A table whose head is repeated on every page. `width` is the room for it, in twentieths of a point. */
export function docxTable(
  { columns, rows }: Extract<PaperPart, { kind: "table" }>,
  width: number,
): Table {
  const widths = columns.map((column) => Math.floor((width * column.width) / 100));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ words }, at) => cell(linesOf(words, SMALL_BOLD), widths[at], true)),
  });
  const body = rows.map(
    (row) =>
      new TableRow({
        cantSplit: row.every((words) => words.length < MAX_WHOLE_CELL_CHARS),
        children: row.map((words, at) =>
          cell(linesOf(words, columns[at]?.isMono === true ? MONO : SMALL), widths[at]),
        ),
      }),
  );
  return tableOf([head, ...body], widths);
}

/** A row with less in each cell goes to the next page whole. */
const MAX_WHOLE_CELL_CHARS = 1_200;
const SMALL = { size: 18 };
const SMALL_BOLD = { size: 18, bold: true };
const MONO = { size: 14, font: "Liberation Mono" };

/** Rows of a pass's own table: as many columns as its longest row has, all of one width. */
export function plainTable(
  rows: readonly { readonly cells: readonly string[]; readonly isHead: boolean }[],
  width: number,
): Table {
  const written = rows.map(({ cells, isHead }) => ({
    isHead,
    cells: cells.map((words) => linesOf(words, isHead ? SMALL_BOLD : SMALL)),
  }));
  return evenTable(written, width);
}

/** The same of words that are written already. */
export function evenTable(
  rows: readonly { readonly cells: readonly TextRun[][]; readonly isHead: boolean }[],
  width: number,
): Table {
  const count = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const widths = Array.from({ length: count }, () => Math.floor(width / count));
  const made = rows.map(({ cells, isHead }) => {
    const children = widths.map((each, at) => cell(cells[at] ?? [], each, isHead));
    return new TableRow({ tableHeader: isHead, children });
  });
  return tableOf(made, widths);
}

function tableOf(rows: TableRow[], columnWidths: number[]): Table {
  const size = columnWidths.reduce((sum, each) => sum + each, 0);
  return new Table({
    rows,
    columnWidths,
    width: { size, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
  });
}

function cell(children: TextRun[], size = 0, isHead = false): TableCell {
  return new TableCell({
    borders: BORDERS,
    width: { size, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 90, right: 90 },
    ...(isHead ? { shading: { type: ShadingType.CLEAR, fill: "F1F4F6" } } : {}),
    children: [new Paragraph({ children, spacing: { after: 0 } })],
  });
}
