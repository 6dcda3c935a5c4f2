import type { Line } from "./display-list.ts";

/**
 * The grid never moves under a person because of someone else. While it is held, the lines stay as they were shown;
 * what others changed in order or membership waits behind a pill until the person applies it.
 */
export interface HeldLines {
  readonly shown: readonly Line[];
  /** Proposals that would appear, leave or move; 0 when what is shown is what there is. */
  readonly waiting: number;
  /** Proposals that are shown and no longer belong to the view. */
  readonly ghosts: ReadonlySet<string>;
}

/** Decides what is shown. `shown` is what the person sees at the moment, `live` what the rows say now. */
export function holdLines(options: {
  shown: readonly Line[] | null;
  live: readonly Line[];
  isHeld: boolean;
}): HeldLines {
  const { shown, live, isHeld } = options;
  if (!isHeld || shown === null) return { shown: live, waiting: 0, ghosts: new Set() };
  const liveKeys = rowKeys(live);
  const shownKeys = rowKeys(shown);
  const liveSet = new Set(liveKeys);
  const shownSet = new Set(shownKeys);
  const gone = shownKeys.filter((key) => !liveSet.has(key));
  const come = liveKeys.filter((key) => !shownSet.has(key));
  const moved = countMoved(
    shownKeys.filter((key) => liveSet.has(key)),
    liveKeys.filter((key) => shownSet.has(key)),
  );
  return { shown, waiting: gone.length + come.length + moved, ghosts: new Set(gone) };
}

function rowKeys(lines: readonly Line[]): string[] {
  return lines.filter((line) => line.kind === "row").map((line) => line.key);
}

/** How many of the same keys stand elsewhere: all but the longest run that kept its order. */
function countMoved(before: readonly string[], after: readonly string[]): number {
  const place = new Map(after.map((key, index) => [key, index]));
  const tails: number[] = [];
  for (const key of before) {
    const index = place.get(key) ?? 0;
    const at = tails.findIndex((tail) => tail >= index);
    if (at === -1) tails.push(index);
    else tails[at] = index;
  }
  return before.length - tails.length;
}
