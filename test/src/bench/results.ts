import * as z from "zod/mini";

import { median } from "./latencies.ts";
import type { Figures, Metric } from "./scenario.ts";
import type { ServerKind } from "./server-under-test.ts";

const number = z.nullable(z.number());
const measured = z.object({
  key: z.string(),
  words: z.string(),
  unit: z.string(),
  better: z.nullable(z.enum(["less", "more"])),
  /** Medians of the rounds; sums where the scenario says so. */
  floor: number,
  house: number,
  /** The house's to the floor's; null where the floor has none. */
  ratio: number,
  rounds: z.object({ floor: z.array(number), house: z.array(number) }),
});
export type Measured = z.infer<typeof measured>;

/** The file of results, as it is written and as the picture reads it. */
export const results = z.object({
  date: z.string(),
  isQuick: z.boolean(),
  rounds: z.number(),
  seed: z.number(),
  /** Null when server and load shared their cores. */
  serverCore: number,
  machine: z.object({
    cpus: z.number(),
    model: z.string(),
    memoryMb: z.number(),
    system: z.string(),
    node: z.string(),
  }),
  /** Others' load on the machine, in processes that wanted to run, before and after. */
  loadAverage: z.array(z.number()),
  scenarios: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      measured: z.array(measured),
    }),
  ),
});
export type Results = z.infer<typeof results>;

export type RoundsOf = Readonly<Record<ServerKind, readonly Figures[]>>;

/** Medians and ratios of what the rounds have brought. */
export function summed(metrics: readonly Metric[], rounds: RoundsOf): Measured[] {
  return metrics.map((metric) => {
    const of = (kind: ServerKind) => rounds[kind].map((figures) => figures[metric.key] ?? null);
    const { isSummed, ...told } = metric;
    const one = isSummed === true ? sumOf : median;
    const inOne = (kind: ServerKind) => one(of(kind).filter((value) => value !== null));
    const [floor, house] = [inOne("floor"), inOne("house")];
    const isComparable = metric.better !== null && floor !== null && floor !== 0 && house !== null;
    return {
      ...told,
      floor,
      house,
      ratio: isComparable ? house / floor : null,
      rounds: { floor: of("floor"), house: of("house") },
    };
  });
}

function sumOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

/** A number as one reads it, with its unit. */
export function inWords(value: number | null, unit: string): string {
  if (value === null) return "–";
  const size = Math.abs(value);
  const digits = Number.isInteger(value) || size >= 100 ? 0 : size >= 10 ? 1 : 2;
  const figure = value.toLocaleString("en", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return unit === "" ? figure : `${figure} ${unit}`;
}

export function ratioInWords(ratio: number | null): string {
  if (ratio === null) return "";
  return `${ratio < 0.1 ? ratio.toPrecision(1) : ratio.toFixed(2)} ×`;
}

/** A table for the terminal. */
export function tableOf(title: string, figures: readonly Measured[]): string {
  const rows = [
    ["", "floor", "Crosstable", "ratio"],
    ...figures.map(({ words, unit, floor, house, ratio, better }) => [
      better === "more" ? `${words} (more is better)` : words,
      inWords(floor, unit),
      inWords(house, unit),
      ratioInWords(ratio),
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return `\n${title}\n${lines.map((line) => `  ${line}`).join("\n")}`;
}
