import {
  BYTES_A_SECOND,
  BYTES_AT_ONCE,
  CONNECTS_A_MINUTE,
  FLOOD_CLOSES_AFTER_MS,
  FRAMES_A_SECOND,
  FRAMES_AT_ONCE,
  MAX_SOCKETS_PER_PERSON,
  PRESENCES_A_SECOND,
  PRESENCES_AT_ONCE,
  STEPS_A_SECOND,
  STEPS_A_TURN,
  STEPS_AT_ONCE,
} from "@crosstable/shared/document-limits";

import { TokenBucket } from "../access/token-bucket.ts";

/** What one person may send over all their tabs. Never counted by address: a whole delegation sits behind one. */
export interface Budgets {
  readonly framesPerSecond: number;
  readonly framesAtOnce: number;
  readonly bytesPerSecond: number;
  readonly bytesAtOnce: number;
  readonly stepsPerSecond: number;
  readonly stepsAtOnce: number;
  readonly stepsPerTurn: number;
  readonly presencesPerSecond: number;
  readonly presencesAtOnce: number;
  readonly connectsPerMinute: number;
  readonly sockets: number;
}

export const BUDGETS: Budgets = {
  framesPerSecond: FRAMES_A_SECOND,
  framesAtOnce: FRAMES_AT_ONCE,
  bytesPerSecond: BYTES_A_SECOND,
  bytesAtOnce: BYTES_AT_ONCE,
  stepsPerSecond: STEPS_A_SECOND,
  stepsAtOnce: STEPS_AT_ONCE,
  stepsPerTurn: STEPS_A_TURN,
  presencesPerSecond: PRESENCES_A_SECOND,
  presencesAtOnce: PRESENCES_AT_ONCE,
  connectsPerMinute: CONNECTS_A_MINUTE,
  sockets: MAX_SOCKETS_PER_PERSON,
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
  readonly #sockets = new Set<Socket>();
  readonly #now: () => number;
  readonly #frames: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #steps: TokenBucket;
  readonly #presences: TokenBucket;
  readonly #budgets: Budgets;
  #stepsOfTurn = 0;
  readonly #connects: TokenBucket;
  #timer: NodeJS.Timeout | null = null;
  /** Time for which this person has been made to wait, without a pause as long as that in between. */
  #slowedMs = 0;
  #lastSlowedMs = 0;

  constructor(budgets: Budgets, now: () => number) {
    const nowMs = now();
    this.#now = now;
    this.#budgets = budgets;
    const { framesPerSecond, framesAtOnce, bytesPerSecond, bytesAtOnce } = budgets;
    this.#frames = new TokenBucket({ perSecond: framesPerSecond, burst: framesAtOnce, nowMs });
    this.#bytes = new TokenBucket({ perSecond: bytesPerSecond, burst: bytesAtOnce, nowMs });
    const { stepsPerSecond, stepsAtOnce } = budgets;
    this.#steps = new TokenBucket({ perSecond: stepsPerSecond, burst: stepsAtOnce, nowMs });
    const { presencesPerSecond, presencesAtOnce } = budgets;
    this.#presences = new TokenBucket({
      perSecond: presencesPerSecond,
      burst: presencesAtOnce,
      nowMs,
    });
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

  get hasRoom(): boolean {
    return this.#sockets.size < this.#budgets.sockets;
  }

  get sockets(): ReadonlySet<Socket> {
    return this.#sockets;
  }

  /** Who has to make up for something does so in every tab, also in one that they open meanwhile. */
  enter(socket: Socket): void {
    this.#sockets.add(socket);
    const waitMs = this.#waitMs(this.#now());
    if (waitMs === 0) return;
    socket.slowDown(waitMs);
    this.#timer ??= setTimeout(() => this.#lookAgain(), waitMs).unref();
  }

  leave(socket: Socket): void {
    this.#sockets.delete(socket);
  }

  /** Nothing is known of this person that a new one would not have. */
  get isForgettable(): boolean {
    const nowMs = this.#now();
    const buckets = [this.#frames, this.#bytes, this.#steps, this.#presences, this.#connects];
    return this.sockets.size === 0 && buckets.every((bucket) => bucket.isFull(nowMs));
  }

  /** One frame has come whole. */
  sent(): void {
    const nowMs = this.#now();
    this.#frames.spend(1, nowMs);
    if (this.#frames.isOverspent) this.#slowDown(nowMs);
  }

  /** So much has come from them, whether a frame is whole by it or not. */
  came(bytes: number): void {
    const nowMs = this.#now();
    this.#bytes.spend(bytes, nowMs);
    if (this.#bytes.isOverspent) this.#slowDown(nowMs);
  }

  /** Nothing is read from them now. */
  get isMadeToWait(): boolean {
    return this.#timer !== null;
  }

  /** They have shown something else of themselves, which everybody in the room is told. */
  showed(presences: number): void {
    const nowMs = this.#now();
    this.#presences.spend(presences, nowMs);
    if (this.#presences.isOverspent) this.#slowDown(nowMs);
  }

  /** Before the first thing of this person that an event-loop turn deals with. */
  beginTurn(): void {
    this.#stepsOfTurn = 0;
  }

  /** Something of theirs has been read, applied or answered. */
  worked(steps: number): void {
    const nowMs = this.#now();
    this.#stepsOfTurn += steps;
    this.#steps.spend(steps, nowMs);
    if (this.#steps.isOverspent) this.#slowDown(nowMs);
  }

  /** Nothing more of this person is to be dealt with in this turn: it would cost others their time. */
  get hasHadTheirTurn(): boolean {
    return this.#stepsOfTurn >= this.#budgets.stepsPerTurn;
  }

  /** False where what has come from them has to wait; it does so until the next turn, or it would be dealt with out of its order. */
  mayGoOn(): boolean {
    if (this.workWaitMs > 0) this.#stepsOfTurn = Number.POSITIVE_INFINITY;
    return !this.hasHadTheirTurn;
  }

  /** How long what has come from this person already has to wait, because so much work was done for them; 0 where it does not. */
  get workWaitMs(): number {
    return this.#steps.isOverspent ? this.#steps.waitMs(this.#now()) : 0;
  }

  forget(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #waitMs(nowMs: number): number {
    const buckets = [this.#frames, this.#bytes, this.#steps, this.#presences];
    return Math.max(...buckets.map((bucket) => bucket.waitMs(nowMs)));
  }

  #slowDown(nowMs: number): void {
    if (this.#timer !== null) return;
    const waitMs = this.#waitMs(nowMs);
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
    if (this.#waitMs(nowMs) > 0) this.#slowDown(nowMs);
    else for (const socket of this.sockets) socket.readOn();
  }
}
