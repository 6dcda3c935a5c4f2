import type { CaseState } from "../moves/case-state.ts";
import { EMPTY_HEAD } from "../record/entry.ts";
import { RecordWalk, type RowCounts } from "./record-walk.ts";
import { SignatureQueue, type BadRow, type HasSigned } from "./signature-queue.ts";

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

/** How a row is taken: as a value, or as the line of a file. */
type Step = (walk: RecordWalk) => string | null;

/**
 * Checks a record row by row: form, order, hashes, the server's and the devices' signatures, counts, and that the rules of the moves
 * take every one of them. Finds the first row that is not right. Never throws on what it is given.
 */
export async function verifyRows(
  rows: Iterable<unknown>,
  hasSigned: HasSigned,
): Promise<VerifiedRows> {
  return (await verifySteps(stepsOf(rows), hasSigned)).verified;
}

function* stepsOf(rows: Iterable<unknown>): Iterable<Step> {
  for (const row of rows) yield (walk) => walk.step(row);
}

/** The same for rows as a file holds them, each in its one canonical form. */
export async function verifyLines(
  lines: readonly string[],
  hasSigned: HasSigned,
): Promise<{ readonly verified: VerifiedRows; readonly walk: RecordWalk }> {
  return verifySteps(
    lines.map((line) => (walk) => walk.stepLine(line)),
    hasSigned,
  );
}

async function verifySteps(steps: Iterable<Step>, hasSigned: HasSigned) {
  const walk = new RecordWalk();
  const signatures = new SignatureQueue(hasSigned);
  let bad: BadRow | null = null;
  for (const step of steps) {
    const words = step(walk);
    if (words !== null) {
      bad = { row: walk.rows + 1, words };
      break;
    }
    if (await signatures.add(walk)) break;
  }
  bad = (await signatures.firstForged(walk)) ?? bad;
  if (walk.rows === 0) bad ??= { row: 1, words: "There is no row." };
  return { verified: verifiedBy(walk, bad), walk };
}

/** What came of a walk that found this row bad, or none. */
export function verifiedBy(walk: RecordWalk, bad: BadRow | null): VerifiedRows {
  const rows = bad === null ? walk.rows : bad.row - 1;
  return {
    bad,
    rows,
    head: walk.headAfter(rows) ?? EMPTY_HEAD,
    counts: walk.counts,
    notes: bad === null ? walk.notes() : [],
    state: bad === null ? walk.state : null,
  };
}
