import { expect, test } from "vitest";

import { fuzzBytes, fuzzGrammar, fuzzSequences } from "./hostile-fuzz.ts";

const SEED = 31101;
const BY_BYTES = 60_000;
const BY_GRAMMAR = 40_000;
const IN_SEQUENCE = 6_000;
// They take a few seconds each; how many, the machine decides.
const WITHIN_MS = 60_000;

test(
  `GUARD-2 Y64 of ${BY_BYTES} updates of caucuses and worksheets spoiled byte by byte none does harm (seed ${SEED})`,
  { timeout: WITHIN_MS },
  () => {
    const { taken, harm } = fuzzBytes({ seed: SEED, count: BY_BYTES });
    expect(harm).toEqual([]);
    expect(Math.min(taken.caucus, taken.worksheet)).toBeGreaterThan(100);
  },
);

test(
  `GUARD-2 Y64 of ${BY_GRAMMAR} well-formed forgeries in caucuses and worksheets none does harm (seed ${SEED})`,
  { timeout: WITHIN_MS },
  () => {
    const { taken, harm } = fuzzGrammar({ seed: SEED, count: BY_GRAMMAR });
    expect(harm).toEqual([]);
    expect(Math.min(taken.caucus, taken.worksheet)).toBeGreaterThan(100);
  },
);

test(
  `GUARD-2 Y65 of ${IN_SEQUENCE} forgeries one after the other, among people who write in caucuses and worksheets, none does harm (seed ${SEED})`,
  { timeout: WITHIN_MS },
  () => {
    const { taken, harm } = fuzzSequences({ seed: SEED, count: IN_SEQUENCE });
    expect(harm).toEqual([]);
    expect(Math.min(taken.caucus, taken.worksheet)).toBeGreaterThan(100);
  },
);
