import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { judgedInTurn, type JudgedMove } from "@crosstable/shared/moves/transmittal";
import type { SeatView } from "@crosstable/shared/session/sign-in";

/** One of several moves that would go over together, with what the talks would be after it. */
export type TriedMove = Pick<JudgedMove, "move" | "refusal" | "state">;

interface By {
  readonly seat: Pick<SeatView, "seat" | "side" | "role" | "name">;
  readonly nowMs: number;
  /** Where the dialog has itself compared what is new in them, and asks with every key that is pressed. */
  readonly isCompared?: true;
}

/** What would come of these moves, one after the other, if this seat handed them over now. The server judges again with its own time. */
export function tryMoves(before: CaseState, moves: readonly Move[], by: By): TriedMove[] {
  const { seat, ...context } = by;
  const { seat: id, side, role, name } = seat;
  const actor = { id, side, role, name };
  const at = new Date(by.nowMs).toISOString();
  const stamp = { seq: 0, at, side, seat: id, seatName: name, role, asOf: null };
  return [...judgedInTurn(before, moves, { ...context, actor, stamp })];
}
