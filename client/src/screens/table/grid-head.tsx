import type { Sides } from "@crosstable/shared/sides";
import { ArrowDown, ArrowUp } from "lucide-react";

import { COLUMNS } from "./columns.ts";
import { columnWords } from "./grid-words.ts";
import type { SortedRows } from "./use-sorted-rows.ts";

export const HEADER_PIXELS = 36;

/** The headers of the grid. Each is a button that sorts. */
export function HeaderRow({
  sides,
  sorted,
}: {
  sides: Sides;
  sorted: Pick<SortedRows, "sortedBy" | "sortBy">;
}): React.ReactNode {
  let start = 0;
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-head-row">
        {COLUMNS.map((column, index) => {
          const insetInlineStart = column.isSticky ? start : undefined;
          if (column.isSticky) start += column.width;
          const by = sorted.sortedBy?.column === column.id ? sorted.sortedBy : null;
          const order = by === null ? "none" : by.isDescending ? "descending" : "ascending";
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-colindex={index + 1}
              aria-sort={order}
              className={column.isSticky ? "grid-head-cell grid-cell-sticky" : "grid-head-cell"}
              style={{ width: column.width, insetInlineStart }}
            >
              <button type="button" className="grid-sort" onClick={() => sorted.sortBy(column.id)}>
                <span>{columnWords(column.id, sides)}</span>
                {order === "ascending" && <ArrowUp size={14} aria-hidden />}
                {order === "descending" && <ArrowDown size={14} aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
