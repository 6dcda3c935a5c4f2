import { performance } from "node:perf_hooks";

import { hasSignedSoon } from "@crosstable/server/access/ed25519";
import { mustProposalId } from "@crosstable/shared/ids";
import { tableW7 } from "@crosstable/shared/moves/talks-for-tests";
import { canonicalText, hashOfText } from "@crosstable/shared/record/canonical";
import { firstBrokenRow } from "@crosstable/shared/record/entry";
import { replay } from "@crosstable/shared/record/replay";
import { recordFile } from "@crosstable/shared/verify/record-file";
import { verifyFile } from "@crosstable/shared/verify/verify-file";

import { SignedTalks } from "../record/signed-talks.ts";
import { median } from "./latencies.ts";

const ROWS = 10_000;
const PROPOSALS = 60;
const ROUNDS = 5;

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

async function timeOf(work: () => unknown): Promise<number> {
  const sinceMs = performance.now();
  await work();
  return performance.now() - sinceMs;
}

/** The middle times in milliseconds. Each round does everything once, so that whatever else the machine does meets all of it. */
async function inTurns(works: ReadonlyMap<string, () => unknown>): Promise<Map<string, number>> {
  const times = new Map([...works.keys()].map((what) => [what, [] as number[]]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [what, work] of works) times.get(what)?.push(await timeOf(work));
  }
  return new Map([...times].map(([what, ms]) => [what, median(ms) ?? 0]));
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}

const talks = longTalks();
const file = recordFile(talks.rows, talks.state);
const lines = talks.rows.map((row) => canonicalText(row));
const FLOOR = "floor: the rows read as JSON and their bytes hashed once";
const bytesOfRows = lines.reduce((sum, line) => sum + line.length, 0);
say(
  `${talks.rows.length} rows, ${PROPOSALS} proposals, ${(bytesOfRows / ROWS).toFixed(0)} bytes a row, the middle of ${ROUNDS} rounds`,
);
const middles = await inTurns(
  new Map<string, () => unknown>([
    [FLOOR, () => lines.map((line) => [JSON.parse(line), hashOfText(line)])],
    ["replay: the state from the rows", () => replay(talks.rows)],
    ["chain: every hash, as at a start of the server", () => firstBrokenRow(talks.rows)],
    ["verification without signatures", async () => verifyFile(file, { hasSigned: () => true })],
    [
      "verification, two Ed25519 signatures a row",
      async () => {
        const { bad } = await verifyFile(file, { hasSigned: hasSignedSoon });
        if (bad !== null) throw new Error(bad.words);
      },
    ],
  ]),
);
const floorMs = middles.get(FLOOR) ?? 0;
for (const [what, ms] of middles) {
  say(`${what.padEnd(60)} ${ms.toFixed(0).padStart(6)} ms  ${(ms / floorMs).toFixed(1)}`);
}
