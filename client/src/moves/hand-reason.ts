import { isRefusal, moverOf } from "@crosstable/shared/moves/guards";

import { useMe } from "../stores/me-store.ts";
import { useMatrix } from "../sync/use-matrix.ts";

/** Why this seat makes no moves now, in the rule's own words: the hand may go while a dialog is open. Null while it makes them. */
export function useHandReason(): string | null {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  if (stateForJudging === null) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const mover = moverOf(stateForJudging, actor);
  return isRefusal(mover) ? mover.words : null;
}
