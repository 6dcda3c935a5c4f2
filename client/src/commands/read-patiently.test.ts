import { MAX_READS_AGAIN, READ_AGAIN_AFTER_MS } from "@crosstable/shared/limits";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import { expect, test } from "vitest";

import { readPatiently } from "./read-patiently.ts";

type Outcome = { readonly done: number } | { readonly refused: Refusal } | "unanswered";

const SLOW_DOWN = { refused: refuse("too-many-requests", "Wait a few seconds.") };
const NOT_YOURS = { refused: refuse("not-yours-to-ask", "Only the seats of a side have votes.") };

/** Asks a server that answers with these, one after the other. */
async function read(...answers: Outcome[]): Promise<{ outcome: Outcome; waits: number[] }> {
  const waits: number[] = [];
  const left = answers.values();
  const outcome = await readPatiently<Outcome>(
    async () => left.next().value ?? "unanswered",
    async (ms) => {
      waits.push(ms);
    },
  );
  return { outcome, waits };
}

test("who was answered more than one person is reads on by itself when that is made up for", async () => {
  const waits = [READ_AGAIN_AFTER_MS, READ_AGAIN_AFTER_MS];
  expect(await read(SLOW_DOWN, SLOW_DOWN, { done: 7 })).toEqual({ outcome: { done: 7 }, waits });
});

test("every other answer, and none, is told at once", async () => {
  for (const outcome of [{ done: 7 }, NOT_YOURS, "unanswered"] as const)
    expect(await read(outcome)).toEqual({ outcome, waits: [] });
});

test("what is never made up for is told in the end", async () => {
  const { outcome, waits } = await read(...Array<Outcome>(MAX_READS_AGAIN + 1).fill(SLOW_DOWN));
  expect(outcome).toEqual(SLOW_DOWN);
  expect(waits).toHaveLength(MAX_READS_AGAIN);
});
