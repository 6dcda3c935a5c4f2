import type { SeatId } from "@crosstable/shared/ids";

/** Bounds how often one seat may do something, over all its tabs. Per person and never per address: a delegation sits behind one. */
export interface SeatBudget {
  /** True when the seat may do it once more now. */
  take(seat: SeatId): boolean;
}

/** Counts in windows of `windowMs`, at most `most` in each. What is over is forgotten as a whole. */
export function openSeatBudget(by: {
  readonly now: () => number;
  readonly windowMs: number;
  readonly most: number;
}): SeatBudget {
  const { now, windowMs, most } = by;
  let windowStart = now();
  let done = new Map<SeatId, number>();
  return {
    take(seat) {
      const elapsed = now() - windowStart;
      if (elapsed >= windowMs || elapsed < 0) {
        windowStart = now();
        done = new Map();
      }
      const count = (done.get(seat) ?? 0) + 1;
      done.set(seat, count);
      return count <= most;
    },
  };
}
