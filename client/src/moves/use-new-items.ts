import { areNewItems, type Before } from "@crosstable/shared/moves/new-item";
import { useMemo } from "react";

import { useMatrix } from "../sync/use-matrix.ts";

/**
 * Of each thing that comes out of these proposals whether it is a new item. Where the ground rules have no new-item deadline nothing
 * follows from it, and nothing is compared.
 */
export function useNewItems(
  items: readonly { readonly subject: string; readonly text: string }[],
  { from, side }: Before,
): readonly boolean[] {
  const { stateForJudging: state } = useMatrix();
  return useMemo(
    () =>
      state === null || state.groundRules.newItemDeadline === null
        ? []
        : areNewItems(state, items, { from, side }),
    [state, items, from, side],
  );
}
