import { judgeMove, type Move } from "@crosstable/shared/moves/move";

import { useCanMove } from "../stores/connection-store.ts";
import { serverNowMs, useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";

/** Asks the shared rule, as this seat and now, why a move cannot be made; null when it can. */
export function useJudge(): (move: Move) => string | null {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  const { reason } = useCanMove();
  return (move) => {
    if (reason !== null) return reason;
    if (stateForJudging === null) return "The table is not loaded yet.";
    const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
    return judgeMove(stateForJudging, move, { actor, nowMs: serverNowMs() })?.words ?? null;
  };
}
