import type { Range } from "./read-frame.ts";

/**
 * What one receiver holds: for each author, how many operations from the first on without a gap. An operation counts as
 * delivered when those before it are there too, as in a state vector; one that came early waits for them.
 */
export class Coverage {
  /** Operations that came although they were there. */
  duplicates = 0;
  readonly #held = new Map<number, number>();
  readonly #early = new Map<number, Range[]>();
  readonly #onCovered: (covered: Range) => void;

  /** `onCovered` is told of each operation once. */
  constructor(onCovered: (covered: Range) => void) {
    this.#onCovered = onCovered;
  }

  held(client: number): number {
    return this.#held.get(client) ?? 0;
  }

  take(ranges: readonly Range[]): void {
    for (const range of ranges) {
      if (range.clock <= this.held(range.client)) {
        this.#cover(range);
        this.#takeEarly(range.client);
      } else {
        const early = this.#early.get(range.client);
        if (early === undefined) this.#early.set(range.client, [range]);
        else early.push(range);
      }
    }
  }

  #cover({ client, clock, length }: Range): void {
    const held = this.held(client);
    const end = clock + length;
    this.duplicates += Math.min(held, end) - clock;
    if (end <= held) return;
    this.#held.set(client, end);
    this.#onCovered({ client, clock: held, length: end - held });
  }

  #takeEarly(client: number): void {
    const early = this.#early.get(client);
    if (early === undefined) return;
    this.#early.delete(client);
    for (const range of early.toSorted((one, other) => one.clock - other.clock)) this.take([range]);
  }
}
