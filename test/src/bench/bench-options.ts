import { join } from "node:path";
import { parseArgs } from "node:util";

export const RESULTS = join(import.meta.dirname, "..", "..", "..", "docs", "bench", "results.json");
const QUICK_RESULTS = join(import.meta.dirname, "..", "..", "..", ".cache", "bench", "quick.json");

export const USAGE = `npm run bench -- [options]
  --quick         about a minute instead of many; says roughly where one is
  --only NAME     one scenario; may be given several times
  --rounds N      interleaved rounds (3; with --quick 1)
  --patience S    how long to wait for a quiet machine before each trial (30; with --quick 0)
  --seed N        the chance of it; printed and kept with the results
  --out FILE      where the results go (docs/bench/results.json; with --quick .cache/bench/quick.json)`;

export interface BenchOptions {
  readonly isQuick: boolean;
  readonly only: readonly string[];
  readonly rounds: number;
  readonly patienceMs: number;
  readonly seed: number;
  readonly out: string;
}

/** Reads the command line, or undefined when it asks for help. Throws on what it does not know. */
export function benchOptions(args: string[]): BenchOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      rounds: { type: "string" },
      patience: { type: "string" },
      seed: { type: "string" },
      out: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const isQuick = values.quick;
  const isWhole = !isQuick && values.only.length === 0;
  return {
    isQuick,
    only: values.only,
    rounds: Number(values.rounds ?? (isQuick ? 1 : 3)),
    patienceMs: Number(values.patience ?? (isQuick ? 0 : 30)) * 1000,
    seed: Number(values.seed ?? Date.now() % 100_000),
    // Only a whole run may take the place of the results that the picture is made from.
    out: values.out ?? (isWhole ? RESULTS : QUICK_RESULTS),
  };
}
