import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { dirname, relative } from "node:path";

import { benchOptions, USAGE, type BenchOptions } from "./bench-options.ts";
import { machineFacts, pinLoad } from "./machine.ts";
import { whenQuiet } from "./quiet-machine.ts";
import { summed, tableOf, type Results } from "./results.ts";
import { trialOf, type Figures, type Scenario } from "./scenario.ts";
import { flood } from "./scenarios/flood.ts";
import { gallery } from "./scenarios/gallery.ts";
import { joins } from "./scenarios/joins.ts";
import { kills } from "./scenarios/kills.ts";
import { manyRooms } from "./scenarios/many-rooms.ts";
import { memory } from "./scenarios/memory.ts";
import { oneRoom } from "./scenarios/one-room.ts";
import { readers } from "./scenarios/readers.ts";
import type { ServerKind } from "./server-under-test.ts";

// npm run bench: the real server beside the least that could do the same, in turns, on this machine.

/** The longest is the last. */
const SCENARIOS: readonly Scenario[] = [
  oneRoom,
  gallery,
  readers,
  flood,
  joins,
  kills,
  memory,
  manyRooms,
];
const KINDS = ["floor", "house"] as const satisfies readonly ServerKind[];
const NAMES: Record<ServerKind, string> = { floor: "floor", house: "Crosstable" };

function say(words: string): void {
  console.error(`  ${words}`);
}

/** The rounds go floor, house, floor, house: what else the machine does falls on both. */
async function runScenario(
  scenario: Scenario,
  { isQuick, rounds, seed, patienceMs }: BenchOptions,
  core: number | null,
): Promise<Results["scenarios"][number]> {
  const brought: Record<ServerKind, Figures[]> = { floor: [], house: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const kind of KINDS) {
      say(`${scenario.name}, round ${round + 1} of ${rounds}: ${NAMES[kind]}`);
      const quiet = async () => whenQuiet(patienceMs);
      await quiet();
      const trial = trialOf({ kind, isQuick, core, seed: seed + round, whenQuiet: quiet, say });
      brought[kind].push(await scenario.run(trial));
    }
  }
  const { name, title, metrics } = scenario;
  return { name, title, measured: summed(metrics, brought) };
}

function chosen(only: readonly string[]): readonly Scenario[] {
  const names = SCENARIOS.map(({ name }) => name);
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0)
    throw new Error(`no scenario ${unknown.join(", ")}; there are ${names.join(", ")}`);
  return only.length === 0 ? SCENARIOS : SCENARIOS.filter(({ name }) => only.includes(name));
}

async function runAll(options: BenchOptions): Promise<void> {
  const scenarios = chosen(options.only);
  const core = pinLoad();
  const machine = machineFacts();
  const [before = 0] = loadavg();
  console.log(
    `${machine.cpus} × ${machine.model}, Node ${machine.node}, ${machine.system}; ` +
      `${core === null ? "server and load share the cores" : `server on core ${core}, load on the other`}; ` +
      `seed ${options.seed}`,
  );
  const measured: Results["scenarios"] = [];
  const save = (): void => {
    const [after = 0] = loadavg();
    const whole: Results = {
      date: new Date().toISOString().slice(0, 10),
      isQuick: options.isQuick,
      rounds: options.rounds,
      seed: options.seed,
      serverCore: core,
      machine,
      loadAverage: [before, after],
      scenarios: measured,
    };
    mkdirSync(dirname(options.out), { recursive: true });
    writeFileSync(options.out, `${JSON.stringify(whole, null, 2)}\n`);
  };
  for (const scenario of scenarios) {
    const result = await runScenario(scenario, options, core);
    measured.push(result);
    console.log(tableOf(result.title, result.measured));
    // After each, so that whoever stops it has what there is.
    save();
  }
  console.log(
    `\nWritten to ${relative(process.cwd(), options.out)}. Read the ratios; times are this machine's.`,
  );
}

/** As a shell counts those that were interrupted. */
const INTERRUPTED = 130;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(INTERRUPTED));

const options = benchOptions(process.argv.slice(2));
if (options === undefined) console.log(USAGE);
else {
  await runAll(options);
  process.exit(0);
}
