import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { machineFacts, workFolder } from "./machine.ts";

// npm run bench:peers -- <folder>: Crosstable and its peers under a load driver that is not ours. The driver is a folder with a
// compare.mjs and adapters of its own; it is installed where it lies or in a copy, never in this repository.

const ADAPTER = join(import.meta.dirname, "adapter.ts");
const OURS = "crosstable";
const OUT = join(import.meta.dirname, "..", "..", "..", ".cache", "bench", "peers");
const COMPARE = "compare.mjs";
const USAGE = `npm run bench:peers -- FOLDER [options]
  FOLDER             a driver: compare.mjs, package.json, adapters/
  --peers LIST       its adapters (floor,yws,hocuspocus); the first is what ratios are to
  --scenarios LIST   (s1,s2,s3,s4,s5,s6)
  --rounds N         interleaved rounds (3)
  --set KEY=VALUE    handed on to the driver; may be given several times
  --quiet-wait S     how long the driver waits for a quiet machine before each run (120)
  --out FOLDER       where peers.md and peers.json go (.cache/bench/peers)`;

interface PeersOptions {
  readonly folder: string;
  readonly peers: readonly string[];
  readonly scenarios: readonly string[];
  readonly rounds: string;
  readonly set: readonly string[];
  readonly quietWait: string;
  readonly out: string;
}

/** Undefined when there is nothing to run, or when help is asked for. */
function peersOptions(args: string[]): PeersOptions | undefined {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      peers: { type: "string", default: "floor,yws,hocuspocus" },
      scenarios: { type: "string", default: "s1,s2,s3,s4,s5,s6" },
      rounds: { type: "string", default: "3" },
      set: { type: "string", multiple: true, default: [] },
      "quiet-wait": { type: "string", default: "120" },
      out: { type: "string", default: OUT },
      help: { type: "boolean", default: false },
    },
  });
  const [folder] = positionals;
  if (folder === undefined || values.help) return undefined;
  return {
    folder: resolve(folder),
    peers: values.peers.split(","),
    scenarios: values.scenarios.split(","),
    rounds: values.rounds,
    set: values.set,
    quietWait: values["quiet-wait"],
    out: resolve(values.out),
  };
}

function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs to the end; what it prints to stdout is given back, the rest is shown. */
async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const child = spawn(command, args, { cwd, stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${basename(command)} ${args.join(" ")} ended with ${code}`);
  return printed;
}

interface Driver extends Disposable {
  readonly folder: string;
}

/** The driver with its packages: where it lies when it has them, else in a copy that is thrown away. */
async function installed(folder: string): Promise<Driver> {
  if (!existsSync(join(folder, COMPARE))) throw new Error(`${folder} has no ${COMPARE}`);
  if (existsSync(join(folder, "node_modules")) && mayWrite(folder))
    return { folder, [Symbol.dispose]: () => undefined };
  const work = workFolder("driver");
  const copy = join(work, "driver");
  cpSync(folder, copy, { recursive: true, filter: (from) => basename(from) !== "node_modules" });
  // What may not be written to there has to be here.
  await run("chmod", ["-R", "u+rwX", copy], copy);
  console.error(`installing the driver's packages in ${copy}`);
  await run("npm", ["ci", "--no-audit", "--no-fund"], copy);
  return { folder: copy, [Symbol.dispose]: () => rmSync(work, { recursive: true }) };
}

async function runPeers({ folder, peers, scenarios, ...options }: PeersOptions): Promise<void> {
  using driver = await installed(folder);
  mkdirSync(options.out, { recursive: true });
  const machine = machineFacts();
  const date = new Date().toISOString().slice(0, 10);
  const tables: string[] = [];
  const gathered: unknown[] = [];
  for (const scenario of scenarios) {
    const raw = join(options.out, `${scenario}.json`);
    const printed = await run(
      process.execPath,
      [
        join(driver.folder, COMPARE),
        "--scenario",
        scenario,
        "--adapters",
        [...peers, ADAPTER].join(","),
        "--rounds",
        options.rounds,
        "--quiet-wait",
        options.quietWait,
        "--out",
        raw,
        ...options.set.flatMap((each) => ["--set", each]),
      ],
      driver.folder,
    );
    tables.push(printed.trim().replaceAll(ADAPTER, OURS));
    console.log(`\n${tables.at(-1)}`);
    gathered.push(JSON.parse(readFileSync(raw, "utf8").replaceAll(ADAPTER, OURS)));
    const head = [
      `# ${OURS} beside ${peers.join(", ")}`,
      `${date}, ${machine.cpus} × ${machine.model}, Node ${machine.node}, ${machine.system}. Read ratios, not times.`,
    ];
    writeFileSync(join(options.out, "peers.md"), `${[...head, ...tables].join("\n\n")}\n`);
    const whole = { date, machine, peers, scenarios: gathered };
    writeFileSync(join(options.out, "peers.json"), `${JSON.stringify(whole, null, 2)}\n`);
  }
  console.log(`\nWritten to ${options.out}.`);
}

const options = peersOptions(process.argv.slice(2));
if (options === undefined) console.log(USAGE);
else await runPeers(options);
