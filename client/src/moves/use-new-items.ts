import type { CaseState } from "@crosstable/shared/moves/case-state";
import { isNewItem, knownBefore, type Before } from "@crosstable/shared/moves/new-item";
import { useMemo } from "react";

import { useMatrix } from "../sync/use-matrix.ts";

interface Item {
  readonly subject: string;
  readonly text: string;
}

/**
 * Of each thing that comes out of these proposals whether it is a new item. Where the ground rules have no new-item deadline nothing
 * follows from it, and nothing is compared.
 */
export function useNewItems(items: readonly Item[], { from, side }: Before): readonly boolean[] {
  const { stateForJudging: state } = useMatrix();
  const compare = useMemo(
    () =>
      state === null || state.groundRules.newItemDeadline === null
        ? null
        : comparingItems(state, { from, side }),
    [state, from, side],
  );
  return useMemo(() => (compare === null ? [] : items.map(compare)), [compare, items]);
}

/**
 * What they come from is taken apart once, and an item that stays the same object is compared once: whoever writes in one of many long
 * texts waits for that one alone.
 */
export function comparingItems(
  state: Pick<CaseState, "proposals" | "articles">,
  of: Before,
): (item: Item) => boolean {
  const known = knownBefore(state, of);
  const compared = new WeakMap<Item, boolean>();
  return (item) => {
    const isNew = compared.get(item) ?? isNewItem(item, known);
    compared.set(item, isNew);
    return isNew;
  };
}
