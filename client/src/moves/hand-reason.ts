import { isRefusal, moverOf } from "@crosstable/shared/moves/guards";
import { judgeMove, type Move } from "@crosstable/shared/moves/move";

import { serverNowMs, useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";

/** Why these moves cannot be made by this seat any more: the hand may go while a dialog is open. Null while it holds it, and for what needs no hand. */
export function useHandReason(moves: readonly Move[]): string | null {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  if (stateForJudging === null) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const [first] = moves;
  const verdict =
    first === undefined
      ? moverOf(stateForJudging, actor)
      : judgeMove(stateForJudging, first, { actor, nowMs: serverNowMs(), isCompared: true });
  return isRefusal(verdict) && verdict.reason === "not-holding-the-hand" ? verdict.words : null;
}
