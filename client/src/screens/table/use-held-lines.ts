import { useState } from "react";

import type { Line } from "./display-list.ts";
import { holdLines, type HeldLines } from "./held-lines.ts";

/**
 * Keeps the shown lines still while `isHeld`. A new `releaseKey` says that the person asked for the change
 * themselves (another view, a search, the pill), and lets the present lines through.
 */
export function useHeldLines(options: {
  live: readonly Line[];
  isHeld: boolean;
  releaseKey: string;
}): HeldLines {
  const { live, isHeld, releaseKey } = options;
  const [kept, setKept] = useState<{ shown: readonly Line[]; releaseKey: string } | null>(null);
  const isReleased = kept === null || kept.releaseKey !== releaseKey || kept.shown.length === 0;
  const held = holdLines({ shown: isReleased ? null : kept.shown, live, isHeld });
  if (
    isReleased
      ? kept === null || kept.shown !== held.shown || kept.releaseKey !== releaseKey
      : kept.shown !== held.shown
  ) {
    setKept({ shown: held.shown, releaseKey });
  }
  return held;
}
