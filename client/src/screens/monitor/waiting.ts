import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { isPastDue } from "@crosstable/shared/moves/past-due";
import type { SideMark } from "@crosstable/shared/sides";

/** What waits for a side, or without one for either: first where an answer is overdue, then by how long it has waited. */
export function waitingRows(
  rows: readonly MatrixRow[],
  side: SideMark | null,
  nowMs: number,
): MatrixRow[] {
  return rows
    .filter(({ turn }) => (side === null ? turn !== "none" : turn === side || turn === "both"))
    .toSorted(
      (one, other) =>
        Number(isOverdue(other, nowMs)) - Number(isOverdue(one, nowMs)) ||
        one.lastMove.stamp.at.localeCompare(other.lastMove.stamp.at),
    );
}

/** The questions of a side whose answer the other side owes, past its time; none without a side. */
export function overdueAcross(
  rows: readonly MatrixRow[],
  side: SideMark | null,
  nowMs: number,
): MatrixRow[] {
  return rows.filter(
    (row) => side !== null && row.hold?.stamp.side === side && isOverdue(row, nowMs),
  );
}

/** What is said of a question that delays the answer; null where there is none. */
export function questionWords(row: Pick<MatrixRow, "hold">, nowMs: number): string | null {
  if (row.hold === null) return null;
  return isOverdue(row, nowMs) ? "answer overdue" : "question open";
}

function isOverdue({ hold }: Pick<MatrixRow, "hold">, nowMs: number): boolean {
  return hold !== null && isPastDue(hold, nowMs);
}
