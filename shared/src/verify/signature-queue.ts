import type { SignedClaim } from "../record/keys.ts";
import type { RecordWalk, RowSignature } from "./record-walk.ts";

/** The first row that is not right, and why, in words for people at a table. */
export interface BadRow {
  readonly row: number;
  readonly words: string;
}

/** Says whether a key has signed. Whoever verifies brings it: the rules know no cryptography of their machine. */
export type HasSigned = (claim: SignedClaim) => boolean | Promise<boolean>;

/** Enough that every core has work while the walk goes on. */
const CLAIMS_AT_ONCE = 256;
const MOST_WAITING = 8;

/**
 * Signatures are the dear part of a check. They are handed out many at a time while the walk goes on, to be checked on other threads
 * where the machine has them; the answers come in the order of the rows.
 */
export class SignatureQueue {
  readonly #hasSigned: HasSigned;
  readonly #waiting: Promise<BadRow | null>[] = [];
  #claims: RowSignature[] = [];
  #forged: BadRow | null = null;

  constructor(hasSigned: HasSigned) {
    this.#hasSigned = hasSigned;
  }

  /** Takes the signatures of the rows that the walk has taken. True once a row is known to be forged: then there is no need to go on. */
  async add(walk: RecordWalk): Promise<boolean> {
    this.#claims.push(...walk.takeClaims());
    if (this.#claims.length < CLAIMS_AT_ONCE) return false;
    this.#handOut();
    if (this.#waiting.length >= MOST_WAITING)
      this.#forged ??= (await this.#waiting.shift()) ?? null;
    return this.#forged !== null;
  }

  /** The first row of all that were taken whose signature is not good, once all are checked. */
  async firstForged(walk: RecordWalk): Promise<BadRow | null> {
    this.#claims.push(...walk.takeClaims());
    this.#handOut();
    for (const answer of this.#waiting.splice(0)) this.#forged ??= await answer;
    return this.#forged;
  }

  #handOut(): void {
    const some = this.#claims;
    this.#claims = [];
    this.#waiting.push(this.#firstOf(some));
  }

  async #firstOf(some: readonly RowSignature[]): Promise<BadRow | null> {
    const answers = await Promise.all(some.map(async ({ claim }) => this.#hasSigned(claim)));
    const forged = some[answers.indexOf(false)];
    return forged === undefined ? null : { row: forged.row, words: forged.words };
  }
}
