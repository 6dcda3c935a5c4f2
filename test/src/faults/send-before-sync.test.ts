import { join } from "node:path";

import { expect, test } from "vitest";

import { chanceFrom, newSeed } from "../harness/chance.ts";
import { MARK } from "../harness/typist.ts";
import type { Step } from "./recorded-steps.ts";
import { recordTyping } from "./recorded-typing.ts";

const MARKS_EACH = 60;
const WITHIN_MS = 60_000;
const EARLY = join(import.meta.dirname, "mutants", "acknowledge-early.ts");

function marksOf({ bytes }: Step): string[] {
  return bytes.toString("latin1").match(MARK) ?? [];
}

/** Goes through the calls of the server in order: which marks left it, and which of those before the log that holds them was synced. */
function sentMarks(steps: readonly Step[]): { sent: Set<string>; early: Set<string> } {
  const written = new Set<string>();
  const synced = new Set<string>();
  const sent = new Set<string>();
  const early = new Set<string>();
  for (const step of steps) {
    const isLog = step.file === "crosstable.sqlite-wal";
    if (isLog && step.did === "write") for (const mark of marksOf(step)) written.add(mark);
    if (isLog && step.did === "sync") for (const mark of written) synced.add(mark);
    if (step.did !== "send") continue;
    for (const mark of marksOf(step)) {
      sent.add(mark);
      if (!synced.has(mark)) early.add(mark);
    }
  }
  return { sent, early };
}

test(
  "SAVE-1 D6 no byte of an edit is sent to anybody before the log that holds it is synced",
  async () => {
    const seed = newSeed();
    const chance = chanceFrom(seed);
    const { steps } = await recordTyping({ marksEach: MARKS_EACH, pause: () => chance() * 4 });
    const { sent, early } = sentMarks(steps);
    expect([...early], `seed ${seed}`).toEqual([]);
    expect(sent.size).toBeGreaterThanOrEqual(4 * MARKS_EACH);
  },
  WITHIN_MS,
);

test(
  "SAVE-1 D6 the same order of calls gives a server away that sends before its commit",
  async () => {
    const seed = newSeed();
    const chance = chanceFrom(seed);
    const { steps } = await recordTyping({
      marksEach: 20,
      pause: () => chance() * 4,
      server: { NODE_OPTIONS: `--import ${EARLY}` },
    });
    expect(sentMarks(steps).early.size, `seed ${seed}`).toBeGreaterThan(0);
  },
  WITHIN_MS,
);
