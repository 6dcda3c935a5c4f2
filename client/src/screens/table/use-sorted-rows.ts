import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type SortingState,
} from "@tanstack/react-table";
import { useMemo, useState } from "react";

import { COLUMNS, compareSortValues, type ColumnId } from "./columns.ts";
import type { TableRow } from "./table-row.ts";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const COLUMN_DEFS: ColumnDef<typeof features, TableRow>[] = COLUMNS.map((column) => ({
  id: column.id,
  accessorFn: column.sortValue,
  sortFn: (one, other, id) => compareSortValues(one.getValue(id), other.getValue(id)),
  sortUndefined: "last",
}));

export interface SortedRows {
  readonly rows: readonly TableRow[];
  readonly sortedBy: { readonly column: ColumnId; readonly isDescending: boolean } | null;
  /** First press sorts up, the second down, the third back to the order of tabling. */
  readonly sortBy: (column: ColumnId) => void;
}

/** Sorts the rows by a header; without one they keep the order in which they were tabled. */
export function useSortedRows(data: readonly TableRow[]): SortedRows {
  const [sorting, setSorting] = useState<SortingState>([]);
  const table = useTable({
    features,
    columns: COLUMN_DEFS,
    data,
    getRowId: (row) => row.id,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const [first] = sorting;
  const model = table.getRowModel().rows;
  const rows = useMemo(() => model.map((row) => row.original), [model]);
  return {
    rows,
    sortedBy:
      first === undefined ? null : { column: first.id as ColumnId, isDescending: first.desc },
    sortBy: (column) => setSorting((before) => nextSorting(before, column)),
  };
}

function nextSorting(before: SortingState, column: ColumnId): SortingState {
  const [first] = before;
  if (first?.id !== column) return [{ id: column, desc: false }];
  return first.desc ? [] : [{ id: column, desc: true }];
}
