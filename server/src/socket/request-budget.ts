import type { SeatId } from "@crosstable/shared/ids";
import { MAX_REQUESTS_PER_10_SECONDS } from "@crosstable/shared/limits";

import type { Now } from "../commands/ports.ts";

const WINDOW_MS = 10_000;

/** Bounds what one seat may ask, over all its tabs. Per person and never per address: a delegation sits behind one. */
export interface RequestBudget {
  /** True when the seat may ask once more now. */
  take(seat: SeatId): boolean;
}

/** Counts in windows of ten seconds. What is over is forgotten as a whole. */
export function openRequestBudget(now: Now): RequestBudget {
  let windowStart = now();
  let asked = new Map<SeatId, number>();
  return {
    take(seat) {
      const elapsed = now() - windowStart;
      if (elapsed >= WINDOW_MS || elapsed < 0) {
        windowStart = now();
        asked = new Map();
      }
      const count = (asked.get(seat) ?? 0) + 1;
      asked.set(seat, count);
      return count <= MAX_REQUESTS_PER_10_SECONDS;
    },
  };
}
