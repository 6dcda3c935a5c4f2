import type { Alignment } from "./align-parts.ts";
import type { Fate } from "./pieces.ts";

/** What to show next, in the order of reading: what went before what came in its place. Places are those of the two texts. */
export interface Step {
  readonly fate: Fate;
  /** Null for what is in the other text alone. What moved has both places, and comes twice. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Walks both texts at once. Every old part and every new one comes exactly once. */
export function orderOf(
  { kept, moved }: Alignment,
  lengths: { readonly before: number; readonly after: number },
): Step[] {
  const movedTo = new Map(moved);
  const movedFrom = new Map(moved.map(([before, after]) => [after, before]));
  const steps: Step[] = [];
  let b = 0;
  let a = 0;
  for (const [keptBefore, keptAfter] of [...kept, [lengths.before, lengths.after] as const]) {
    for (; b < keptBefore; b += 1) {
      const after = movedTo.get(b) ?? null;
      steps.push({ fate: after === null ? "deleted" : "moved-out", before: b, after });
    }
    for (; a < keptAfter; a += 1) {
      const before = movedFrom.get(a) ?? null;
      steps.push({ fate: before === null ? "inserted" : "moved-in", before, after: a });
    }
    if (b < lengths.before && a < lengths.after) {
      steps.push({ fate: "kept", before: b, after: a });
      b += 1;
      a += 1;
    }
  }
  return steps;
}
