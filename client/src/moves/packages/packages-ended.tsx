import type { Move } from "@crosstable/shared/moves/move";
import { packageLabel } from "@crosstable/shared/moves/package-words";
import { judgeTransmittal } from "@crosstable/shared/moves/transmittal";

import { serverNowMs, useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";

/** Says before a move is sent which live packages would not be there as a whole any more after it. */
export function PackagesEnded({ moves }: { moves: readonly Move[] }): React.ReactNode {
  const { seat } = useMe();
  const { stateForJudging: state } = useMatrix();
  const live = state === null ? [] : [...state.packages.values()].filter(({ end }) => end === null);
  if (state === null || live.length === 0 || moves.length === 0) return null;
  const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
  const nowMs = serverNowMs();
  const stamp = {
    seq: 0,
    at: new Date(nowMs).toISOString(),
    side: seat.side,
    seat: seat.seat,
    seatName: seat.name,
    role: seat.role,
    asOf: null,
  };
  const verdict = judgeTransmittal(state, moves, { actor, nowMs, stamp });
  if ("refused" in verdict) return null;
  const ended = live.filter(({ id }) => verdict.state.packages.get(id)?.end?.how === "superseded");
  if (ended.length === 0) return null;
  const names = ended.map((each) => packageLabel(state.sides, each)).join(" and ");
  return (
    <p className="move-aside" role="note">
      {names} would end with this: one of its members would not be as it was offered.
    </p>
  );
}
