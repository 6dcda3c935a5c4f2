import type { CaseState } from "@crosstable/shared/moves/case-state";
import { useMemo } from "react";

import { serverNowMs, useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { tryMoves } from "../try-moves.ts";
import { useBasket } from "./basket-store.ts";

/** The talks as they would be when what is in the basket had gone over; null while it is empty. */
export function useAfterBasket(): CaseState | null {
  const { seat } = useMe();
  const { stateForJudging } = useMatrix();
  const moves = useBasket();
  return useMemo(() => {
    if (stateForJudging === null || moves.length === 0) return null;
    const tried = tryMoves(stateForJudging, moves, { seat, nowMs: serverNowMs() });
    return tried.at(-1)?.state ?? null;
  }, [stateForJudging, moves, seat]);
}
