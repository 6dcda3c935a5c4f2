import type { WorksheetColumn } from "@crosstable/shared/documents/worksheet";
import { WORKING_STATUSES } from "@crosstable/shared/documents/worksheet";
import { articleKey } from "@crosstable/shared/moves/contract-articles";
import { STANDINGS } from "@crosstable/shared/moves/standing";

import type { TableRow } from "./table-row.ts";

export type ColumnId =
  | "number"
  | "title"
  | "sponsor"
  | "position-a"
  | "position-b"
  | "standing"
  | "turn"
  | "working-status"
  | "last-move"
  | "remarks"
  | "agenda"
  | "article"
  | "current-language";

export interface Column {
  readonly id: ColumnId;
  /** Pixels. */
  readonly width: number;
  /** Stays in sight when the grid is scrolled sideways. */
  readonly isSticky: boolean;
  /** The worksheet column that is edited in place; null for what only moves change. */
  readonly worksheet: WorksheetColumn | null;
  /** What the column is sorted by. Empty text comes last in either direction. */
  readonly sortValue: (row: TableRow) => string | number;
}

const STANDING_ORDER: readonly string[] = ["draft", ...STANDINGS];

/** Columns in their order on the screen. Rights follow from `worksheet`: nothing else is written in the grid. */
export const COLUMNS: readonly Column[] = [
  {
    id: "number",
    width: 112,
    isSticky: true,
    worksheet: null,
    sortValue: (row) => numberKey(row.number),
  },
  {
    id: "title",
    width: 232,
    isSticky: true,
    worksheet: null,
    sortValue: (row) => (row.title ?? row.subject).toLowerCase(),
  },
  {
    id: "standing",
    width: 196,
    isSticky: false,
    worksheet: null,
    sortValue: (row) => STANDING_ORDER.indexOf(row.standing),
  },
  { id: "turn", width: 118, isSticky: false, worksheet: null, sortValue: (row) => row.turn },
  {
    id: "position-a",
    width: 208,
    isSticky: false,
    worksheet: null,
    sortValue: (row) => row.positions.a ?? "",
  },
  {
    id: "position-b",
    width: 208,
    isSticky: false,
    worksheet: null,
    sortValue: (row) => row.positions.b ?? "",
  },
  {
    id: "working-status",
    width: 148,
    isSticky: false,
    worksheet: "working-status",
    sortValue: (row) =>
      WORKING_STATUSES.findIndex((status) => status === row.worksheet["working-status"]),
  },
  {
    id: "last-move",
    width: 136,
    isSticky: false,
    worksheet: null,
    sortValue: (row) => -(row.lastMoveMs ?? 0),
  },
  {
    id: "remarks",
    width: 208,
    isSticky: false,
    worksheet: "remarks",
    sortValue: (row) => row.worksheet.remarks,
  },
  {
    id: "agenda",
    width: 84,
    isSticky: false,
    worksheet: "agenda",
    sortValue: (row) => numberKey(row.worksheet.agenda),
  },
  { id: "sponsor", width: 116, isSticky: false, worksheet: null, sortValue: (row) => row.sponsor },
  {
    id: "article",
    width: 116,
    isSticky: false,
    worksheet: null,
    sortValue: (row) => (row.article === null ? "" : numberKey(articleKey(row.article))),
  },
  {
    id: "current-language",
    width: 208,
    isSticky: false,
    worksheet: null,
    sortValue: (row) => row.contractToday ?? "",
  },
];

const BY_ID = new Map(COLUMNS.map((column) => [column.id, column]));

/** A column by its id. Throws on an id that is none. */
export function mustColumn(id: string): Column {
  const found = BY_ID.get(id as ColumnId);
  if (found === undefined) throw new Error(`no such column: ${id}`);
  return found;
}

/** Sorts "W-2" before "W-12": runs of figures are compared as numbers. */
function numberKey(text: string | null): string {
  return (text ?? "").toLowerCase().replace(/\d+/g, (figures) => figures.padStart(8, "0"));
}

/** Compares two sort values; empty text comes last. */
export function compareSortValues(one: string | number, other: string | number): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  const left = String(one);
  const right = String(other);
  if (left === "" || right === "") return left === right ? 0 : left === "" ? 1 : -1;
  return left.localeCompare(right);
}
