import type { Table } from "../text/blocks.ts";
import { isRule, type TableCell, type TableRow } from "../text/table-row.ts";
import { alignParts } from "./align-parts.ts";
import { cellId, columnId, rowId } from "./change-ids.ts";
import { orderOf } from "./order-of.ts";
import { partOf, type Part } from "./part.ts";
import { onePiece, type Fate, type Piece } from "./pieces.ts";
import { redlineWords } from "./redline-words.ts";
import { atomsOfWords } from "./sentences.ts";

export interface RedlinedCell {
  /** From 0, over the columns of both texts. */
  readonly column: number;
  readonly pieces: readonly Piece[];
  /** The spaces around its words; null where the cell is not in that text. */
  readonly before: { readonly before: string; readonly after: string } | null;
  readonly after: { readonly before: string; readonly after: string } | null;
}

export interface RedlinedRow {
  readonly fate: Fate;
  readonly isHead: boolean;
  /** A row of dashes: not to be shown. */
  readonly isRule: boolean;
  readonly cells: readonly RedlinedCell[];
  readonly before: { readonly indent: string; readonly end: string } | null;
  readonly after: { readonly indent: string; readonly end: string } | null;
}

export interface RedlinedTable {
  readonly kind: "table";
  readonly fate: Fate;
  /** The columns of both texts, in order, with what became of each. */
  readonly columns: readonly Fate[];
  readonly rows: readonly RedlinedRow[];
}

/** A table that is in both texts: rows and columns are told apart first, then the words of each cell. */
export function redlineTable(before: Table, after: Table, id: string): RedlinedTable {
  const columns = columnsOf(before, after);
  const alignment = alignParts(before.rows.map(rowPart), after.rows.map(rowPart));
  const steps = orderOf(alignment, { before: before.rows.length, after: after.rows.length });
  const heads = { old: headRows(before), fresh: headRows(after) };
  const rows = steps.map((step): RedlinedRow => {
    const { fate } = step;
    const old =
      step.before === null || fate === "moved-in" ? null : (before.rows[step.before] ?? null);
    const fresh =
      step.after === null || fate === "moved-out" ? null : (after.rows[step.after] ?? null);
    const ids = { table: id, row: rowId(id, step.before, step.after) };
    const isHead =
      fresh === null ? isInHead(step.before, heads.old) : isInHead(step.after, heads.fresh);
    return { ...redlineRow({ old, fresh, fate }, columns, ids), isHead };
  });
  return { kind: "table", fate: "kept", columns: columns.map(({ fate }) => fate), rows };
}

/** A table that is in one of the texts alone, or that was moved as it is. */
export function redlineWholeTable(
  table: Table,
  fate: Exclude<Fate, "kept">,
  id: string,
): RedlinedTable {
  const isOld = fate === "deleted" || fate === "moved-out";
  const columns = Array.from({ length: widthOf(table.rows) }, (_, at) => ({
    fate,
    before: at,
    after: at,
  }));
  const heads = headRows(table);
  const rows = table.rows.map((row, at): RedlinedRow => {
    const pair = { old: isOld ? row : null, fresh: isOld ? null : row, fate };
    return {
      ...redlineRow(pair, columns, { table: id, row: id }),
      isHead: at < heads,
    };
  });
  return { kind: "table", fate, columns: columns.map(() => fate), rows };
}

interface Column {
  readonly fate: Fate;
  readonly before: number | null;
  readonly after: number | null;
}

/** By place where the tables are equally wide, by what stands in them where they are not. */
function columnsOf(before: Table, after: Table): Column[] {
  const old = columnParts(before);
  const fresh = columnParts(after);
  if (old.length === fresh.length) {
    return old.map((_part, at) => ({ fate: "kept", before: at, after: at }));
  }
  const { kept } = alignParts(old, fresh);
  const lengths = { before: old.length, after: fresh.length };
  return orderOf({ kept, moved: [] }, lengths).map((step) => ({
    fate: step.fate,
    before: "before" in step ? step.before : null,
    after: "after" in step ? step.after : null,
  }));
}

function columnParts({ rows }: Table): Part[] {
  return Array.from({ length: widthOf(rows) }, (_, column) => {
    const says = rows.map(({ cells }) => cells[column]?.words ?? "");
    return partOf("column", says[0] ?? "", says.join("\n"));
  });
}

function widthOf(rows: readonly TableRow[]): number {
  return rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}

function rowPart(row: TableRow): Part {
  const says = row.cells.map(({ words }) => words).join("\n");
  return partOf(isRule(row) ? "rule" : "row", row.cells[0]?.words ?? "", says);
}

/** How many rows stand above a row of dashes. */
function headRows({ rows }: Table): number {
  return Math.max(0, rows.findIndex(isRule));
}

function isInHead(row: number | null, heads: number): boolean {
  return row !== null && row < heads;
}

interface RowPair {
  readonly old: TableRow | null;
  readonly fresh: TableRow | null;
  readonly fate: Fate;
}

function redlineRow(
  { old, fresh, fate }: RowPair,
  columns: readonly Column[],
  ids: { readonly row: string; readonly table: string },
): Omit<RedlinedRow, "isHead"> {
  const shown = fresh ?? old;
  const rule = shown !== null && isRule(shown);
  const cells = columns.flatMap((column, at): RedlinedCell[] => {
    const before = column.before === null ? undefined : old?.cells[column.before];
    const after = column.after === null ? undefined : fresh?.cells[column.after];
    if (before === undefined && after === undefined) return [];
    const isWhole = fate === "kept" && column.fate !== "kept";
    const pieces = cellPieces(before, after, {
      fate: isWhole ? column.fate : fate,
      id: isWhole ? columnId(ids.table, at) : ids.row,
      at,
    });
    return [
      {
        column: at,
        // Dashes say nothing: a rule that came or went is no change of the text.
        pieces: rule ? pieces.map((piece) => ({ ...piece, change: null })) : pieces,
        before: spacesOf(before),
        after: spacesOf(after),
      },
    ];
  });
  const around = (row: TableRow | null): RedlinedRow["before"] =>
    row === null ? null : { indent: row.indent, end: row.end };
  return { fate, isRule: rule, cells, before: around(old), after: around(fresh) };
}

function cellPieces(
  before: TableCell | undefined,
  after: TableCell | undefined,
  { fate, id, at }: { fate: Fate; id: string; at: number },
): readonly Piece[] {
  if (fate !== "kept") return onePiece(fate, (before ?? after)?.words ?? "", id);
  const atoms = (cell: TableCell | undefined) => atomsOfWords(cell?.words ?? "");
  return redlineWords(atoms(before), atoms(after), cellId(id, at));
}

function spacesOf(cell: TableCell | undefined): RedlinedCell["before"] {
  return cell === undefined ? null : { before: cell.before, after: cell.after };
}
