/**
 * A budget that fills up by itself: so much a second, and at most so much at once. Spending is never refused here; whoever has spent
 * more than there was waits until it is full again up to zero. (Token bucket, as RFC 2697 describes it for traffic.)
 */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #left: number;
  #atMs: number;

  constructor(options: { perSecond: number; burst: number; nowMs: number }) {
    this.#perSecond = options.perSecond;
    this.#burst = options.burst;
    this.#left = options.burst;
    this.#atMs = options.nowMs;
  }

  spend(amount: number, nowMs: number): void {
    this.#fill(nowMs);
    this.#left -= amount;
  }

  get isOverspent(): boolean {
    return this.#left < 0;
  }

  /** Milliseconds until what was overspent is made up for; 0 when nothing was. */
  waitMs(nowMs: number): number {
    this.#fill(nowMs);
    return this.#left >= 0 ? 0 : Math.ceil((-this.#left / this.#perSecond) * 1000);
  }

  isFull(nowMs: number): boolean {
    this.#fill(nowMs);
    return this.#left >= this.#burst;
  }

  #fill(nowMs: number): void {
    const grown = ((nowMs - this.#atMs) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#burst, this.#left + grown);
    this.#atMs = nowMs;
  }
}
