import { chanceFrom } from "./chance.ts";
import { ServerUnderTest, type ServerKind } from "./server-under-test.ts";
import { tablesOf, type Tables } from "./tables.ts";

/** One number of a scenario, and how to say it. */
export interface Metric {
  readonly key: string;
  readonly words: string;
  readonly unit: string;
  /** Which direction is good; null for what is only told. */
  readonly better: "less" | "more" | null;
  /** The sum of the rounds instead of their median: a single loss in a single round counts. */
  readonly isSummed?: true;
}

/** Null where a server cannot be asked that: the floor keeps nothing that could be lost. */
export type Figures = Readonly<Record<string, number | null>>;

/** How a trial is run. */
export interface Trial {
  readonly kind: ServerKind;
  readonly isQuick: boolean;
  readonly core: number | null;
  readonly seed: number;
  readonly chance: () => number;
  /** Waits, not for ever, until nothing else runs on the machine. */
  readonly whenQuiet: () => Promise<void>;
  readonly say: (words: string) => void;
}

export interface Scenario {
  readonly name: string;
  readonly title: string;
  readonly metrics: readonly Metric[];
  run(trial: Trial): Promise<Figures>;
}

/** A server with nothing in it yet, and who opens tables on it. */
export interface OpenServer extends AsyncDisposable {
  readonly server: ServerUnderTest;
  readonly tables: Tables;
}

export async function openServer({ kind, core }: Trial): Promise<OpenServer> {
  const server = await ServerUnderTest.start(kind, core);
  const tables = tablesOf(server);
  return {
    server,
    tables,
    [Symbol.asyncDispose]: async () => {
      tables.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** The same seed gives both servers the same edits at the same moments. */
export function trialOf(options: Omit<Trial, "chance">): Trial {
  return { ...options, chance: chanceFrom(options.seed) };
}

/** What one says of a load, for the scenarios that have nothing else to say. */
export const LOST: Metric = {
  key: "lost",
  words: "deliveries lost",
  unit: "",
  better: null,
  isSummed: true,
};
export const AGAIN: Metric = {
  key: "again",
  words: "operations that came twice",
  unit: "",
  better: null,
  isSummed: true,
};
/** Whether the machine did what it was asked, or something else: with much of either, the times say little. */
export const DISTURBANCE: readonly Metric[] = [
  { key: "loadCpuPercent", words: "processor of the load itself", unit: "%", better: null },
  {
    key: "othersCpuPercent",
    words: "processor of everything else here (% of a core)",
    unit: "%",
    better: null,
  },
];
