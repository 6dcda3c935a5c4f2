const WINDOW_MS = 60_000;

/** Counts tries in windows of a minute; false when this one is over the limit. Costs the same for one try or a million. */
export function openTryBudget(options: {
  mostPerMinute: number;
  now: () => number;
}): () => boolean {
  let windowStartMs = Number.NEGATIVE_INFINITY;
  let tries = 0;
  return () => {
    const nowMs = options.now();
    // A clock that was set back begins a new window too, or it would stay shut until the old time comes again.
    if (Math.abs(nowMs - windowStartMs) >= WINDOW_MS) {
      windowStartMs = nowMs;
      tries = 0;
    }
    tries += 1;
    return tries <= options.mostPerMinute;
  };
}
