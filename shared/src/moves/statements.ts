import { canonicalHash } from "../record/canonical.ts";
import type { Stamp } from "../record/stamp.ts";
import type { SideMark } from "../sides.ts";

/** Under whose name a statement is out. */
export type StatementBy = SideMark | "both";

/** A statement that is out: everybody who follows the talks reads it. It is never changed; what corrects it is another. */
export interface Statement {
  /** Counted over both sides: statement 1, 2, 3 … */
  readonly number: number;
  readonly by: StatementBy;
  readonly words: string;
  /** When it came out, and by whose hand. For a joint one that is the second signature. */
  readonly stamp: Stamp;
  /** Who offered a joint one, which is the first signature; null for one of a side alone. */
  readonly offered: Stamp | null;
}

/** Words that one side would publish together with the other. Nobody outside the table reads them before both have signed. */
export interface StatementOffer {
  readonly words: string;
  /** What the other side's signature binds to; see `statementHash`. */
  readonly hash: string;
  readonly stamp: Stamp;
}

/** At most one open offer of each side; a new one takes the place of the former. */
export type StatementOffers = Readonly<Record<SideMark, StatementOffer | null>>;

export const NO_STATEMENT_OFFERS: StatementOffers = { a: null, b: null };

/** The SHA-256 that a signature under a joint statement binds to: its words and nothing else. */
export function statementHash(words: string): string {
  return canonicalHash({ jointStatement: words });
}

/** The side that counts a statement as its own: its publisher, or who offered a joint one. */
export function sideOf({ stamp, offered }: Statement): SideMark | null {
  return (offered ?? stamp).side;
}
