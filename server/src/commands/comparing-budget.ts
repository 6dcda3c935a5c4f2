import { COMPARED_CHARS_A_SECOND, COMPARED_CHARS_AT_ONCE } from "@crosstable/shared/limits";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";

import { TokenBucket } from "../access/token-bucket.ts";

const SECOND_MS = 1_000;

/**
 * How much the house compares for one side over time, when that splits and merges after the new-item deadline: everybody waits meanwhile,
 * and a transmittal that is refused is soon sent again. Of each side, because the hand goes from one seat to another.
 */
export class ComparingBudget {
  readonly #sides = new Map<string, TokenBucket>();
  readonly #steadyMs: () => number;

  constructor(steadyMs: () => number) {
    this.#steadyMs = steadyMs;
  }

  /** What is wrong with comparing more for the side of this seat now; null when nothing is. */
  judge(seat: Seat): Refusal | null {
    const waitMs = this.#sides.get(sideOf(seat))?.waitMs(this.#steadyMs()) ?? 0;
    if (waitMs === 0) return null;
    const seconds = Math.ceil(waitMs / SECOND_MS);
    return refuse(
      "too-many-requests",
      `Your side has split and merged more text than can be looked at in so short a time. Send this again in ${seconds === 1 ? "a second" : `${seconds} seconds`}.`,
    );
  }

  spend(seat: Seat, chars: number): void {
    if (chars === 0) return;
    const nowMs = this.#steadyMs();
    const side = sideOf(seat);
    const bucket =
      this.#sides.get(side) ??
      new TokenBucket({ perSecond: COMPARED_CHARS_A_SECOND, burst: COMPARED_CHARS_AT_ONCE, nowMs });
    bucket.spend(chars, nowMs);
    this.#sides.set(side, bucket);
    for (const [each, of] of this.#sides) if (of.isFull(nowMs)) this.#sides.delete(each);
  }
}

function sideOf({ negotiation, side }: Seat): string {
  return `${negotiation}/${side ?? ""}`;
}
