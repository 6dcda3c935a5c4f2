import {
  WORKSHEET_CELLS,
  cellKey,
  type WorksheetColumn,
} from "@crosstable/shared/documents/worksheet";
import type { ProposalId } from "@crosstable/shared/ids";

import type { CellBook, CellView } from "./cell-book.ts";
import { cellsOf, useAllCells, useCell, writeCell } from "./cells.ts";
import { currentDocument } from "./open-documents.ts";
import { useDocument } from "./use-document.ts";
import { watchOverwrites } from "./use-overwritten.ts";

const WORKSHEET = { kind: "worksheet" } as const;

/** One cell of the worksheet; null while it was never written. */
export function useWorksheetCell(proposal: ProposalId, column: WorksheetColumn): CellView | null {
  return useCell(useWorksheetCells(), cellKey(proposal, column));
}

/** All cells of the worksheet by `cellKey`, for sorting and filtering. */
export function useWorksheet(): ReadonlyMap<string, CellView> {
  return useAllCells(useWorksheetCells());
}

/** Writes one cell. False when this seat cannot write it now: still loading, closed, or a reader. */
export function writeWorksheetCell(
  proposal: ProposalId,
  column: WorksheetColumn,
  value: string,
): boolean {
  const session = currentDocument(WORKSHEET);
  const key = cellKey(proposal, column);
  // The watch is there before the write, or a loss in the same moment would go unseen.
  const watch = session === null ? null : watchOverwrites(session);
  const isWritten = writeCell(session, { root: WORKSHEET_CELLS, key, value });
  if (isWritten) watch?.iWrote(key, value);
  return isWritten;
}

function useWorksheetCells(): CellBook | null {
  const session = useDocument(WORKSHEET);
  return session === null ? null : cellsOf(session, WORKSHEET_CELLS);
}
