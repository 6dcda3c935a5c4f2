import type { CaseState } from "@crosstable/shared/moves/case-state";
import { applyMove, judgeMove, type Move } from "@crosstable/shared/moves/move";
import type { Refusal } from "@crosstable/shared/refusals";
import type { SeatView } from "@crosstable/shared/session/sign-in";

/** One of several moves that would go over together, with what the talks would be after it. */
export interface TriedMove {
  readonly move: Move;
  /** Why it would be refused after those before it, or null. */
  readonly refusal: Refusal | null;
  /** After it, or as before where it would be refused. */
  readonly state: CaseState;
}

/** What would come of these moves, one after the other, if this seat handed them over now. The server judges again with its own time. */
export function tryMoves(
  before: CaseState,
  moves: readonly Move[],
  by: { seat: Pick<SeatView, "seat" | "side" | "role" | "name">; nowMs: number },
): TriedMove[] {
  const { seat, nowMs } = by;
  const { seat: id, side, role, name } = seat;
  const actor = { id, side, role, name };
  const at = new Date(nowMs).toISOString();
  const stamp = { seq: 0, at, side, seat: id, seatName: name, role, asOf: null };
  let state = before;
  return moves.map((move) => {
    const refusal = judgeMove(state, move, { actor, nowMs });
    if (refusal === null) state = applyMove(state, move, stamp);
    return { move, refusal, state };
  });
}
