import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import {
  cellKey,
  workingStatus,
  workingStatusWords,
  WORKSHEET_COLUMNS,
  worksheetColumnWords,
  type WorksheetColumn,
} from "@crosstable/shared/documents/worksheet";
import type { SeatId } from "@crosstable/shared/ids";
import { articleFoundAs } from "@crosstable/shared/moves/article-words";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { SearchItem } from "@crosstable/shared/search/items";

import type { CellView } from "../../sync/cell-book.ts";

interface WorksheetReading {
  readonly rows: readonly MatrixRow[];
  readonly cells: ReadonlyMap<string, CellView>;
  readonly nameOf: (seat: SeatId) => string;
}

/**
 * Every cell of the worksheet under its proposal. Both sides write there, and the last writer stands: no cell is the word of a side,
 * and none was said first or last.
 */
export function worksheetItems({ rows, cells, nameOf }: WorksheetReading): SearchItem[] {
  return rows.flatMap((row) =>
    WORKSHEET_COLUMNS.flatMap((column): SearchItem[] => {
      const cell = cells.get(cellKey(row.id, column));
      const text = cell === undefined ? "" : wordsOf(column, cell.value);
      if (cell === undefined || text.trim() === "") return [];
      const { at, by } = cell;
      const { title, subject, category, article } = row;
      const cited = article === null ? null : articleFoundAs(article);
      return [
        {
          kind: "worksheet",
          text,
          sentence: `${worksheetColumnWords(column)} on the worksheet`,
          proposal: row.id,
          label: proposalLabel(row),
          about: [title, subject, category, cited].filter((each) => each !== null).join(" · "),
          article,
          pass: null,
          by: { side: null, seat: by, name: by === null ? "" : nameOf(by), role: null },
          seq: null,
          at,
          asOf: null,
          column,
        },
      ];
    }),
  );
}

function wordsOf(column: WorksheetColumn, value: string): string {
  if (column !== "working-status") return value;
  const status = workingStatus.safeParse(value);
  return status.success ? workingStatusWords(status.data) : "";
}
