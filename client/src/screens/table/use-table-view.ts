import type { SideMark, Sides } from "@crosstable/shared/sides";
import { useCallback, useMemo, useState } from "react";

import { useMySide } from "../../stores/me-store.ts";
import { linesOf, type Grouping, type Line } from "./display-list.ts";
import type { TableRow } from "./table-row.ts";
import { useSortedRows, type SortedRows } from "./use-sorted-rows.ts";
import { isFound, isInView, type View } from "./views.ts";

export interface TableView {
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly search: string;
  readonly setSearch: (text: string) => void;
  readonly grouping: Grouping;
  readonly setGrouping: (grouping: Grouping) => void;
  readonly collapsed: ReadonlySet<string>;
  readonly fold: (group: string) => void;
  readonly sorted: SortedRows;
  readonly lines: readonly Line[];
  /** Changes when the person asks for something else to be shown. */
  readonly key: string;
}

/** What this person has chosen to see: view, search, grouping, order. It is theirs alone and touches no document. */
export function useTableView(rows: readonly TableRow[], sides: Sides): TableView {
  const side = useMySide();
  const [view, setView] = useState<View>("all");
  const [search, setSearch] = useState("");
  const [grouping, setGrouping] = useState<Grouping>("sponsor");
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const found = useMemo(
    () => rows.filter((row) => isInView(row, view, side) && isFound(row, search)),
    [rows, view, side, search],
  );
  const sorted = useSortedRows(found);
  const names = useMemo<Record<SideMark, string>>(
    () => ({ a: sides.a.name, b: sides.b.name }),
    [sides],
  );
  const { rows: sortedRows } = sorted;
  const lines = useMemo(
    () => linesOf({ rows: sortedRows, grouping, sideNames: names, collapsed }),
    [sortedRows, grouping, names, collapsed],
  );
  const fold = useCallback((group: string) => {
    setCollapsed((before) => {
      const next = new Set(before);
      if (!next.delete(group)) next.add(group);
      return next;
    });
  }, []);
  const { sortedBy } = sorted;
  const key = [
    view,
    search,
    grouping,
    sortedBy?.column,
    sortedBy?.isDescending,
    [...collapsed].join(" "),
  ].join("|");
  return {
    view,
    setView,
    search,
    setSearch,
    grouping,
    setGrouping,
    collapsed,
    fold,
    sorted,
    lines,
    key,
  };
}
