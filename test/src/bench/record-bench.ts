import { performance } from "node:perf_hooks";

import { hasSignedSoon } from "@crosstable/server/access/ed25519";
import { mustProposalId } from "@crosstable/shared/ids";
import { tableW7 } from "@crosstable/shared/moves/talks-for-tests";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { firstBrokenRow } from "@crosstable/shared/record/entry";
import { replay } from "@crosstable/shared/record/replay";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";

import { SignedTalks } from "../record/signed-talks.ts";

const ROWS = 10_000;
const PROPOSALS = 60;
const ROUNDS = 3;

/** Ten thousand rows of two sides that pass texts of a paragraph to and fro on sixty proposals. */
function longTalks(): SignedTalks {
  const talks = new SignedTalks();
  const paragraph = "The Company shall pay two and one half per cent of gross receipts. ".repeat(6);
  for (let index = 0; talks.rows.length < ROWS; index += 1) {
    const proposal = mustProposalId(`p-${index % PROPOSALS}`);
    const side = Math.floor(index / PROPOSALS) % 2 === 0 ? "a" : "b";
    const text = `${paragraph}Pass ${index}.`;
    if (index < PROPOSALS) talks.make("a", { ...tableW7(text), proposal, number: null } as never);
    else talks.make(side, { kind: "pass", proposal, answers: null, text });
  }
  return talks;
}

async function timed(what: string, work: () => unknown): Promise<void> {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const sinceMs = performance.now();
    await work();
    rounds.push(performance.now() - sinceMs);
  }
  const [best = 0] = rounds.toSorted((one, other) => one - other);
  say(
    `${what.padEnd(52)} ${best.toFixed(0).padStart(6)} ms  (rounds ${rounds.map((ms) => ms.toFixed(0)).join(", ")})`,
  );
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

const talks = longTalks();
const file = recordFile(talks.rows, talks.state);
const rowBytes = talks.rows.reduce((sum, row) => sum + canonicalText(row).length, 0);
say(
  `${talks.rows.length} rows, ${PROPOSALS} proposals, ${(rowBytes / ROWS).toFixed(0)} bytes a row, the best of ${ROUNDS} rounds`,
);
await timed("replay: the state from the rows", () => replay(talks.rows));
await timed("chain: every hash, as at a start of the server", () => firstBrokenRow(talks.rows));
await timed("verification without signatures", async () =>
  verifyFile(file, { hasSigned: () => true }),
);
await timed("verification, two Ed25519 signatures a row", async () => {
  const { bad } = await verifyFile(file, { hasSigned: hasSignedSoon });
  if (bad !== null) throw new Error(bad.words);
});
