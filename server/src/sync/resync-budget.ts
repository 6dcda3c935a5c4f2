import { MAX_RESYNCS_PER_MINUTE } from "@crosstable/shared/document-limits";

const MINUTE_MS = 60_000;

/** How often one socket may be brought together with the server anew: more often means that repeating does not mend it. */
export class ResyncBudget {
  readonly #now: () => number;
  readonly #spentMs: number[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** False when there was one too many within a minute. */
  spend(): boolean {
    const nowMs = this.#now();
    this.#spentMs.push(nowMs);
    while ((this.#spentMs[0] ?? nowMs) < nowMs - MINUTE_MS) this.#spentMs.shift();
    return this.#spentMs.length <= MAX_RESYNCS_PER_MINUTE;
  }
}
