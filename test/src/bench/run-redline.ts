import { listChanges } from "@crosstable/shared/redline/list-changes";
import { redline } from "@crosstable/shared/redline/redline";
import { diffWordsWithSpace } from "diff";

import { fortyPages, type Bargaining, type TwoTexts } from "./forty-pages.ts";
import { median } from "./latencies.ts";
import { machineFacts } from "./machine.ts";
import { whenQuiet } from "./quiet-machine.ts";

// npm run bench:redline: forty pages against forty pages, as the worker of the page compares them, beside the word diff of a library
// that knows no clauses. Both take the same texts in turns; read the ratios.

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
