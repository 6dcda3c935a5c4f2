import { CAUCUS_CELLS, PRIVATE_COLUMNS } from "@crosstable/shared/documents/caucus";
import { cellKey, worksheetCell, type WorksheetCell } from "@crosstable/shared/documents/worksheet";
import type { ProposalId } from "@crosstable/shared/ids";
import type * as Y from "yjs";

import { myCaucus } from "./use-caucus.ts";

/**
 * Puts what my side wrote about one proposal into its columns of another. How many cells stayed because the other has its own; null
 * when nothing can be written now, and then nothing was.
 */
export function takeColumnsOver(from: ProposalId, to: ProposalId): number | null {
  const session = myCaucus();
  if (session?.isReady() !== true) return null;
  return moveColumns(session.doc, { from, to, at: new Date().toISOString() });
}

/** See `takeColumnsOver`. What a colleague has written at the other stands. */
export function moveColumns(
  doc: Y.Doc,
  { from, to, at }: { from: ProposalId; to: ProposalId; at: string },
): number {
  const cells = doc.getMap<WorksheetCell>(CAUCUS_CELLS);
  const read = (id: ProposalId, column: string): string =>
    worksheetCell.safeParse(cells.get(cellKey(id, column))).data?.value ?? "";
  let left = 0;
  doc.transact(() => {
    for (const column of PRIVATE_COLUMNS) {
      const value = read(from, column);
      if (value === "") continue;
      if (read(to, column) !== "") {
        left += 1;
        continue;
      }
      cells.set(cellKey(to, column), { value, at });
      cells.set(cellKey(from, column), { value: "", at });
    }
  });
  return left;
}

/** Whether a side has written anything into its columns of a proposal. */
export function hasColumns(doc: Y.Doc, id: ProposalId): boolean {
  const cells = doc.getMap(CAUCUS_CELLS);
  return PRIVATE_COLUMNS.some((column) => {
    const cell = worksheetCell.safeParse(cells.get(cellKey(id, column)));
    return cell.success && cell.data.value !== "";
  });
}
