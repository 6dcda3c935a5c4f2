import { create } from "zustand";

import type { Disagreement } from "./compare-heads.ts";

/** Whether the server's record is another than the one that this device has seen. It stays until the person says to go on. */
export const recordAlarmStore = create<{ readonly disagreement: Disagreement | null }>(() => ({
  disagreement: null,
}));

/**
 * Whether the server's record is another than this device has seen: its rows may follow from each other, and still nothing calls them
 * right. An alarm about the table alone says nothing against them.
 */
export function useIsOtherRecord(): boolean {
  return recordAlarmStore(
    ({ disagreement }) =>
      disagreement !== null && (disagreement.kept !== null || disagreement.theirs !== null),
  );
}
