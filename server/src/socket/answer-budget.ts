import type { SeatId } from "@crosstable/shared/ids";
import {
  ANSWER_CHARS_A_SECOND,
  ANSWER_CHARS_AT_ONCE,
  MAX_ANSWER_CHARS_A_TURN,
} from "@crosstable/shared/limits";

import { TokenBucket } from "../access/token-bucket.ts";

/** One seat, over all its tabs. */
interface Asking {
  readonly bucket: TokenBucket;
  /** What has been asked and waits for the next turn, in its order. */
  readonly waiting: (() => void)[];
  charsOfTurn: number;
  nextTurn: NodeJS.Immediate | null;
}

/**
 * What the answers of the event wire weigh: to read one from the disk, to make text of it and to send it costs everybody's time, and a
 * short question can ask for a long one. So each is charged to its seat, and an event-loop turn makes a bounded length of them for one seat,
 * whoever else asks meanwhile.
 */
export class AnswerBudget {
  readonly #seats = new Map<SeatId, Asking>();
  readonly #steadyMs: () => number;

  constructor(steadyMs: () => number) {
    this.#steadyMs = steadyMs;
  }

  /** Answers in this turn, or in one of the next where this seat has had its turn. A seat is answered in the order in which it asked. */
  inTurn(seat: SeatId, answer: () => void): void {
    const asking = this.#of(seat);
    const hasHadItsTurn = asking.charsOfTurn >= MAX_ANSWER_CHARS_A_TURN;
    if (hasHadItsTurn || asking.waiting.length > 0) asking.waiting.push(answer);
    else answer();
    this.#endTurn(asking);
  }

  /** False while a seat has to make up for what it has been answered. */
  mayRead(seat: SeatId): boolean {
    return this.#of(seat).bucket.waitMs(this.#steadyMs()) === 0;
  }

  answered(seat: SeatId, chars: number): void {
    const asking = this.#of(seat);
    asking.bucket.spend(chars, this.#steadyMs());
    asking.charsOfTurn += chars;
  }

  /** Who has left keeps what they have spent until it is made up for. */
  forgetTheRested(): void {
    for (const [seat, { bucket, nextTurn }] of this.#seats)
      if (nextTurn === null && bucket.isFull(this.#steadyMs())) this.#seats.delete(seat);
  }

  stop(): void {
    for (const { nextTurn } of this.#seats.values())
      if (nextTurn !== null) clearImmediate(nextTurn);
  }

  #endTurn(asking: Asking): void {
    if (asking.charsOfTurn === 0 && asking.waiting.length === 0) return;
    asking.nextTurn ??= setImmediate(() => {
      asking.nextTurn = null;
      asking.charsOfTurn = 0;
      while (asking.charsOfTurn < MAX_ANSWER_CHARS_A_TURN) {
        const answer = asking.waiting.shift();
        if (answer === undefined) break;
        answer();
      }
      this.#endTurn(asking);
    });
  }

  #of(seat: SeatId): Asking {
    const known = this.#seats.get(seat);
    if (known !== undefined) return known;
    const bucket = new TokenBucket({
      perSecond: ANSWER_CHARS_A_SECOND,
      burst: ANSWER_CHARS_AT_ONCE,
      nowMs: this.#steadyMs(),
    });
    const asking: Asking = { bucket, waiting: [], charsOfTurn: 0, nextTurn: null };
    this.#seats.set(seat, asking);
    return asking;
  }
}
