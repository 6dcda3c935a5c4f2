import { RecordWalk } from "./record-walk.ts";
import { SignatureQueue, type BadRow, type HasSigned } from "./signature-queue.ts";
import { verifiedBy, type VerifiedRows } from "./verified-rows.ts";

/** How a row is taken: as a value, or as the line of a file. */
export type Step = (walk: RecordWalk) => string | null;

/** A check of a record that may grow: it goes on where it ended, and what was found bad once stays bad. */
export class RecordCheck {
  readonly walk = new RecordWalk();
  readonly #signatures: SignatureQueue;
  #bad: BadRow | null = null;

  constructor(hasSigned: HasSigned) {
    this.#signatures = new SignatureQueue(hasSigned);
  }

  /** Takes the next rows and says what came of all so far. One call at a time. Never throws on what it is given. */
  async take(steps: Iterable<Step>): Promise<VerifiedRows> {
    const { walk } = this;
    if (this.#bad === null) this.#bad = await this.#firstBad(steps);
    return verifiedBy(walk, this.#bad);
  }

  async #firstBad(steps: Iterable<Step>): Promise<BadRow | null> {
    const { walk } = this;
    let bad: BadRow | null = null;
    for (const step of steps) {
      const words = step(walk);
      if (words !== null) {
        bad = { row: walk.rows + 1, words };
        break;
      }
      if (await this.#signatures.add(walk)) break;
    }
    // A signature that is not good is of a row before the one that could not be taken.
    return (await this.#signatures.firstForged(walk)) ?? bad;
  }
}
