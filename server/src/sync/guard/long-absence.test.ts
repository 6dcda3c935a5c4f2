import { expect, test } from "vitest";

import { comeBack } from "./long-absence.ts";

// With Yjs's undo as it is, the server refuses the fifth and the eleventh of these.
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

test(`GUARD-1 SYNC-1 Y66 three people who come back with 150 acts each that nobody has heard of, undo among them, are never refused, and all end alike (seeds 1 to ${SEEDS.length})`, () => {
  const ends = SEEDS.map((seed) => comeBack({ seed, people: 3, acts: 150, times: 1 }));
  expect(ends.flatMap(({ harm }) => harm)).toEqual([]);
  expect(ends.reduce((sum, { taken }) => sum + taken, 0)).toBeGreaterThan(2_000);
});
