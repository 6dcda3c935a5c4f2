import { RecordCheck, type Step } from "./record-check.ts";
import type { RecordWalk } from "./record-walk.ts";
import type { HasSigned } from "./signature-queue.ts";
import type { VerifiedRows } from "./verified-rows.ts";

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
  const check = new RecordCheck(hasSigned);
  const verified = await check.take(steps);
  const { walk } = check;
  if (walk.rows > 0 || verified.bad !== null) return { verified, walk };
  return {
    verified: { ...verified, state: null, bad: { row: 1, words: "There is no row." } },
    walk,
  };
}
