import fc from "fast-check";
import { expect, test } from "vitest";

import type { CaseState } from "../moves/case-state.ts";
import { move } from "../moves/move.ts";
import { STANDINGS } from "../moves/standing.ts";
import { firstBrokenRow } from "./entry.ts";
import { answeredAgain, citedWrongly } from "./model-invariants-for-tests.ts";
import { coursesFor, newTally, playTogether } from "./model-play-for-tests.ts";
import { WISHES } from "./model-steps-for-tests.ts";
import { replay } from "./replay.ts";
import { unsigned } from "./unsigned-for-tests.ts";

const RUNS = 2_000;
const PROPERTY_MS = 60_000;
/** Each kind of act has to come about and to be refused so often that its rule was tried. */
const LEAST = 20;

/** Every kind of move that there is. */
const KINDS = move.def.options.flatMap(({ shape }) => shape.kind.def.values);

/** All of a state, to be compared. */
function textOf(state: CaseState): string {
  return JSON.stringify(state, (_key, value: unknown) =>
    value instanceof Map ? [...value.entries()] : value,
  );
}

test(
  "the rules say of every act what a plain clerk's paper says, while both sides race",
  { timeout: PROPERTY_MS },
  () => {
    const tally = newTally();
    const property = fc.property(fc.boolean(), coursesFor(tally), (positionsFall, asked) => {
      const { talks, paper } = playTogether(asked, { tally, copy: structuredClone, positionsFall });
      const { state, entries } = talks;
      const wrong = [
        ...unsigned(state, entries),
        ...answeredAgain(state),
        ...citedWrongly(state, paper),
      ];
      expect(wrong).toEqual([]);
      expect(firstBrokenRow(entries)).toBeNull();
      expect(textOf(replay(entries))).toBe(textOf(state));
    });
    const run = fc.check(property, { numRuns: RUNS });
    const rows = [...tally.kinds].map(
      ([kind, { accepted, refused }]) =>
        `${kind.padEnd(20)}${String(accepted).padStart(8)}${String(refused).padStart(8)}`,
    );
    const head = `seed ${run.seed}, ${run.numRuns} runs`.padEnd(20);
    process.stdout.write(`${head} accepted refused\n${rows.toSorted().join("\n")}\n`);
    // It names the seed, the path and the fewest acts that show it.
    if (run.failed) throw new Error(fc.defaultReportMessage(run), { cause: run.errorInstance });
    expect([...tally.standings].toSorted()).toEqual([...STANDINGS].toSorted());
    const unplayed = KINDS.filter((kind) => !tally.moves.has(kind));
    expect(unplayed).toEqual([]);
    const kinds = [...Object.keys(WISHES), "transmittal"];
    const rare = kinds.filter((kind) => {
      const { accepted = 0, refused = 0 } = tally.kinds.get(kind) ?? {};
      return accepted < LEAST || refused < LEAST;
    });
    expect(rare).toEqual([]);
  },
);
