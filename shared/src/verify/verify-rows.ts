import type { CaseState } from "../moves/case-state.ts";
import { EMPTY_HEAD } from "../record/entry.ts";
import type { SignedClaim } from "../record/keys.ts";
import { RecordWalk, type RowCounts } from "./record-walk.ts";

/** The first row that is not right, and why, in words for people at a table. */
export interface BadRow {
  readonly row: number;
  readonly words: string;
}

/** What came of checking the rows of a record. */
export interface VerifiedRows {
  readonly bad: BadRow | null;
  /** How many rows are right, from the first one on. */
  readonly rows: number;
  /** The head of the last row that is right. */
  readonly head: string;
  readonly counts: RowCounts;
  /** What is right and still has to be known, in sentences. */
  readonly notes: readonly string[];
  /** What follows from the rows; null when one is bad. */
  readonly state: CaseState | null;
}

/** Says whether a key has signed. Whoever verifies brings it: the rules know no cryptography of their machine. */
export type HasSigned = (claim: SignedClaim) => boolean | Promise<boolean>;

const CLAIMS_AT_ONCE = 512;

/**
 * Checks a record row by row: form, order, hashes, the server's and the devices' signatures, counts, and that the rules of the moves
 * take every one of them. Finds the first row that is not right. Never throws on what it is given.
 */
export async function verifyRows(
  rows: Iterable<unknown>,
  hasSigned: HasSigned,
): Promise<VerifiedRows> {
  const walk = new RecordWalk();
  let bad: BadRow | null = null;
  for (const row of rows) {
    const words = walk.step(row);
    if (words === null) continue;
    bad = { row: walk.rows + 1, words };
    break;
  }
  const forged = await firstForged(walk, hasSigned);
  if (forged !== null) bad = forged;
  if (walk.rows === 0) bad ??= { row: 1, words: "There is no row." };
  return {
    bad,
    rows: bad === null ? walk.rows : bad.row - 1,
    head: walk.headAfter(bad === null ? walk.rows : bad.row - 1) ?? EMPTY_HEAD,
    counts: walk.counts,
    notes: bad === null ? walk.notes() : [],
    state: bad === null ? walk.state : null,
  };
}

/** Signatures are the dear part, so they are checked many at a time, once everything else is known to be right. */
async function firstForged(walk: RecordWalk, hasSigned: HasSigned): Promise<BadRow | null> {
  const { claims } = walk;
  for (let from = 0; from < claims.length; from += CLAIMS_AT_ONCE) {
    const some = claims.slice(from, from + CLAIMS_AT_ONCE);
    const answers = await Promise.all(some.map(async ({ claim }) => hasSigned(claim)));
    const forged = some[answers.indexOf(false)];
    if (forged !== undefined) return { row: forged.row, words: forged.words };
  }
  return null;
}
