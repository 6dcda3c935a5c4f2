/** Times of many deliveries, kept whole: a percentile of percentiles would be none. */
export class Latencies {
  #ms = new Float64Array(4096);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(ms: number): void {
    if (this.#count === this.#ms.length) {
      const wider = new Float64Array(this.#count * 2);
      wider.set(this.#ms);
      this.#ms = wider;
    }
    this.#ms[this.#count] = ms;
    this.#count += 1;
  }

  /** The smallest time within which this share of the deliveries was there; null without deliveries. */
  within(share: number): number | null {
    const sorted = this.#ms.slice(0, this.#count).toSorted();
    return sorted[Math.max(0, Math.ceil(share * this.#count) - 1)] ?? null;
  }
}

/** The middle one, or the mean of the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
