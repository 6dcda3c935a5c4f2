import {
  BYTES_A_SECOND,
  BYTES_AT_ONCE,
  CONNECTS_A_MINUTE,
  FLOOD_CLOSES_AFTER_MS,
  FRAMES_A_SECOND,
  FRAMES_AT_ONCE,
} from "@crosstable/shared/limits";

import { TokenBucket } from "./token-bucket.ts";

/** What one person may send over all their tabs. Never counted by address: a whole delegation sits behind one. */
export interface Budgets {
  readonly framesPerSecond: number;
  readonly framesAtOnce: number;
  readonly bytesPerSecond: number;
  readonly bytesAtOnce: number;
  readonly connectsPerMinute: number;
}

export const BUDGETS: Budgets = {
  framesPerSecond: FRAMES_A_SECOND,
  framesAtOnce: FRAMES_AT_ONCE,
  bytesPerSecond: BYTES_A_SECOND,
  bytesAtOnce: BYTES_AT_ONCE,
  connectsPerMinute: CONNECTS_A_MINUTE,
};

/** A socket that can be made to wait. */
export interface Slowable {
  /** Reads nothing more for so long, and says so. */
  slowDown(waitMs: number): void;
  readOn(): void;
  close(reason: "tooFast"): void;
}

const MINUTE_S = 60;

/**
 * Everything that one seat does on the document wire. Whoever sends more than the budget is not read from until it is made up for:
 * their connection fills up and slows them down, nothing is lost, and nobody else waits. Who goes on like that is closed out.
 */
export class Person<Socket extends Slowable> {
  readonly sockets = new Set<Socket>();
  readonly #now: () => number;
  readonly #frames: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #connects: TokenBucket;
  #timer: NodeJS.Timeout | null = null;
  /** Time for which this person has been made to wait, without a pause as long as that in between. */
  #slowedMs = 0;
  #lastSlowedMs = 0;

  constructor(budgets: Budgets, now: () => number) {
    const nowMs = now();
    this.#now = now;
    const { framesPerSecond, framesAtOnce, bytesPerSecond, bytesAtOnce } = budgets;
    this.#frames = new TokenBucket({ perSecond: framesPerSecond, burst: framesAtOnce, nowMs });
    this.#bytes = new TokenBucket({ perSecond: bytesPerSecond, burst: bytesAtOnce, nowMs });
    const { connectsPerMinute: burst } = budgets;
    this.#connects = new TokenBucket({ perSecond: burst / MINUTE_S, burst, nowMs });
  }

  /** False when there were too many connections lately; this one counts as well. */
  mayConnect(): boolean {
    const nowMs = this.#now();
    if (this.#connects.waitMs(nowMs) > 0) return false;
    this.#connects.spend(1, nowMs);
    return this.#connects.waitMs(nowMs) === 0;
  }

  /** Nothing is known of this person that a new one would not have. */
  get isForgettable(): boolean {
    const nowMs = this.#now();
    const buckets = [this.#frames, this.#bytes, this.#connects];
    return this.sockets.size === 0 && buckets.every((bucket) => bucket.isFull(nowMs));
  }

  /** One frame has come. */
  sent(bytes: number): void {
    const nowMs = this.#now();
    this.#frames.spend(1, nowMs);
    this.#bytes.spend(bytes, nowMs);
    if (this.#timer !== null) return;
    const waitMs = this.#waitMs(nowMs);
    if (waitMs > 0) this.#slowDown(waitMs, nowMs);
  }

  forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #waitMs(nowMs: number): number {
    return Math.max(this.#frames.waitMs(nowMs), this.#bytes.waitMs(nowMs));
  }

  #slowDown(waitMs: number, nowMs: number): void {
    if (nowMs - this.#lastSlowedMs > FLOOD_CLOSES_AFTER_MS) this.#slowedMs = 0;
    this.#slowedMs += waitMs;
    this.#lastSlowedMs = nowMs + waitMs;
    if (this.#slowedMs > FLOOD_CLOSES_AFTER_MS) {
      for (const socket of this.sockets) socket.close("tooFast");
      return;
    }
    for (const socket of this.sockets) socket.slowDown(waitMs);
    this.#timer = setTimeout(() => this.#lookAgain(), waitMs).unref();
  }

  #lookAgain(): void {
    this.#timer = null;
    const nowMs = this.#now();
    const waitMs = this.#waitMs(nowMs);
    if (waitMs > 0) this.#slowDown(waitMs, nowMs);
    else for (const socket of this.sockets) socket.readOn();
  }
}
