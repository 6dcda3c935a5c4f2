import type { Move } from "@crosstable/shared/moves/move";
import { packageLabel } from "@crosstable/shared/moves/package-words";

import { serverNowMs, useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { tryMoves } from "../try-moves.ts";

/** Says before a move is sent which live packages would not be there as a whole any more after it. */
export function PackagesEnded({ moves }: { moves: readonly Move[] }): React.ReactNode {
  const { seat } = useMe();
  const { stateForJudging: state } = useMatrix();
  const live = state === null ? [] : [...state.packages.values()].filter(({ end }) => end === null);
  if (state === null || live.length === 0 || moves.length === 0) return null;
  const by = { seat, nowMs: serverNowMs(), isCompared: true } as const;
  const after = tryMoves(state, moves, by).at(-1)?.state;
  const ended = live.filter(({ id }) => after?.packages.get(id)?.end?.how === "superseded");
  if (ended.length === 0) return null;
  const names = ended.map((each) => packageLabel(state.sides, each)).join(" and ");
  return (
    <p className="move-aside" role="note">
      {names} would end with this: one of its members would not be as it was offered.
    </p>
  );
}
