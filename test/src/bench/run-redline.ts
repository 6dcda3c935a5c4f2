import { listChanges } from "@crosstable/shared/redline/list-changes";
import { redline } from "@crosstable/shared/redline/redline";
import { diffWordsWithSpace } from "diff";

import { drawRedline, type Drawn } from "./drawn-redline.ts";
import { fortyPages, type Bargaining, type TwoTexts } from "./forty-pages.ts";
import { median } from "./latencies.ts";
import { machineFacts } from "./machine.ts";
import { whenQuiet } from "./quiet-machine.ts";

// npm run bench:redline: forty pages against forty pages, as the worker of the page compares them, beside the word diff of a library
// that knows no clauses. Both take the same texts in turns; read the ratios. Then the same two texts as passes at a real house, opened in a
// real browser, beside the words alone in the same page.

const ROUNDS = 3;
const QUIET_PATIENCE_MS = 120_000;
/** Where the library gives up. */
const LONGEST_MS = 20_000;
const BARGAININGS: readonly Bargaining[] = [
  "a word in each tenth clause",
  "most clauses",
  "articles in another order",
  "all anew",
];

interface Timed {
  readonly ms: number;
  /** Undefined where it gave up. */
  readonly changes: number | undefined;
}

function time(run: () => number | undefined): Timed {
  const fromMs = performance.now();
  const changes = run();
  return { ms: performance.now() - fromMs, changes };
}

function ours({ before, after }: TwoTexts): Timed {
  return time(() => listChanges(redline(before, after)).length);
}

function theirs({ before, after }: TwoTexts): Timed {
  return time(
    () =>
      diffWordsWithSpace(before, after, { timeout: LONGEST_MS })?.filter(
        ({ added, removed }) => added || removed,
      ).length,
  );
}

function row(bargaining: Bargaining, rounds: readonly { our: Timed; their: Timed }[]): string {
  const our = median(rounds.map((round) => round.our.ms)) ?? 0;
  const their = median(rounds.map((round) => round.their.ms)) ?? 0;
  const [first] = rounds;
  return [
    bargaining,
    `${our.toFixed(0)} ms, ${first?.our.changes} changes`,
    first?.their.changes === undefined
      ? `gave up after ${LONGEST_MS / 1000} s`
      : `${their.toFixed(0)} ms, ${first.their.changes} pieces`,
    (our / their).toFixed(2),
  ].join(" | ");
}

function drawnRow(bargaining: Bargaining, rounds: readonly Drawn[]): string {
  const middle = (of: (drawn: Drawn) => number): number => median(rounds.map(of)) ?? 0;
  const blocks = middle(({ blockMs }) => blockMs);
  return [
    bargaining,
    `${middle(({ seenMs }) => seenMs).toFixed(0)} ms`,
    `${middle(({ wholeMs }) => wholeMs).toFixed(0)} ms`,
    `${middle(({ plainMs }) => plainMs).toFixed(0)} ms`,
    middle(({ seenMs, plainMs }) => seenMs / plainMs).toFixed(1),
    blocks === 0 ? "under 50 ms" : `${blocks.toFixed(0)} ms`,
  ].join(" | ");
}

await whenQuiet(QUIET_PATIENCE_MS);
console.log(JSON.stringify(machineFacts()));
console.log("bargaining | redline | word diff of a library | ratio");
for (const bargaining of BARGAININGS) {
  const rounds = Array.from({ length: ROUNDS }, (_, round) => {
    const texts = fortyPages(round + 1, bargaining);
    return { our: ours(texts), their: theirs(texts) };
  });
  console.log(row(bargaining, rounds));
}

console.log("bargaining | first words | all | words alone | ratio | longest block");
for (const bargaining of BARGAININGS) {
  const rounds: Drawn[] = [];
  for (let round = 1; round <= ROUNDS; round += 1)
    rounds.push(await drawRedline(fortyPages(round, bargaining)));
  console.log(drawnRow(bargaining, rounds));
}
// The Chromium that all rounds share ends with this process, and would keep it.
process.exit();
