import { parseArgs } from "node:util";

import { fuzzFrames } from "@crosstable/server/sync/frame-fuzz";
import {
  fuzzBytes,
  fuzzGrammar,
  fuzzSequences,
  type FuzzResult,
} from "@crosstable/server/sync/guard/hostile-fuzz";
import { comeBack } from "@crosstable/server/sync/guard/long-absence";

// The fuzz of the guard and of the document wire for as long as one likes: npm run fuzz -- --minutes 60 --seed 7
// Each round has a seed of its own, one more than the last; a round that found something is played again with its seed.

const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string", default: "1" } },
});
const minutes = Number(values.minutes);
const firstSeed = Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(firstSeed))
  throw new Error("usage: npm run fuzz -- --minutes <number> --seed <whole number>");

const RUNS = {
  bytes: { run: fuzzBytes, count: 30_000 },
  grammar: { run: fuzzGrammar, count: 20_000 },
  sequences: { run: fuzzSequences, count: 2_000 },
} as const;

/** Honest people, whose writing must be taken. */
const AWAY = { people: 4, acts: 400, times: 6 } as const;

const FRAMES = 20_000;

const say = (words: string): void => void process.stdout.write(`${words}\n`);
const until = performance.now() + minutes * 60_000;
const sums = { tried: 0, taken: 0, honest: 0, harmful: 0 };

for (let seed = firstSeed; performance.now() < until; seed += 1) {
  const words = Object.entries(RUNS).map(([name, { run, count }]) => {
    const { tried, taken, harm }: FuzzResult = run({ seed, count });
    sums.tried += tried;
    sums.taken += taken.caucus + taken.worksheet;
    sums.harmful += harm.length;
    for (const each of harm.slice(0, 5)) say(`HARM in ${name}, seed ${seed}: ${each}`);
    return `${name} ${taken.caucus} + ${taken.worksheet}/${tried}`;
  });
  say(`seed ${seed}: taken in caucuses + worksheets ${words.join(", ")}`);
  const away = comeBack({ seed, ...AWAY });
  sums.honest += away.tried;
  sums.harmful += away.harm.length;
  for (const each of away.harm) say(`HARM in absences, seed ${seed}: ${each}`);
  const { inputs, ends, failure, heap } = await fuzzFrames({ seed, inputs: FRAMES });
  sums.tried += inputs;
  sums.taken += ends.taken;
  if (failure !== null) {
    sums.harmful += 1;
    say(`HARM in frames: ${failure}`);
  }
  say(`seed ${seed}: frames ${JSON.stringify(ends)}, heap ${heap.join(" → ")} bytes`);
}
say(
  `${sums.tried} hostile updates and frames from seed ${firstSeed} on, ${sums.taken} taken; ${sums.honest} honest pieces after long absences; ${sums.harmful} harmful`,
);
process.exitCode = sums.harmful === 0 ? 0 : 1;
