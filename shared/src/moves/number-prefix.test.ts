import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import type { Move } from "./move.ts";
import { guildChief, openTestTalks, producersChief, tableW7, W7 } from "./talks-for-tests.ts";
import { warningsOf } from "./warnings.ts";

const P1 = mustProposalId("p-1");

function tabling(number: string | null): Move {
  return { ...tableW7(), proposal: P1, number } as Move;
}

const W8_OF_PRODUCERS =
  "So far only Guild has numbers that begin as W-8 does. Guild can never use it once it is your side's.";

test("MOVE-14 who gives a proposal a number that begins as the other side's alone do is warned, and may give it all the same", () => {
  const talks = openTestTalks();
  const warned = (move: Move, side: "a" | "b" = "b") => warningsOf(talks.state, move, side);
  // Nobody has a number yet.
  expect(warned(tabling("W-8"))).toEqual([]);
  talks.must(guildChief, tableW7());
  expect(warned(tabling("W-8"))).toEqual([W8_OF_PRODUCERS]);
  expect(warned(tabling(" w 8"))).toHaveLength(1);
  expect(warned(tabling("W-8"), "a")).toEqual([]);
  for (const number of ["P-1", "WP-1", "8", null]) expect(warned(tabling(number))).toEqual([]);
  expect(warned({ kind: "renumber", proposal: P1, number: "W-8 a)" })).toHaveLength(1);
  talks.must(producersChief, tabling("W-8"));
  expect(talks.state.proposals.get(P1)?.number).toBe("W-8");
  // From now on both have such numbers.
  expect(warned(tabling("W-9"))).toEqual([]);
});

test("MOVE-14 every number that a splitting or a merging gives is looked at", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  talks.must(producersChief, tabling("P-1"));
  const said = { title: null, subject: "Pay", text: "Pay." };
  const piece = (number: string) => ({
    proposal: mustProposalId(number.toLowerCase()),
    number,
    letter: null,
    ...said,
  });
  const split: Move = { kind: "split", proposal: P1, into: [piece("P-2"), piece("W-8")] };
  const merge: Move = {
    kind: "merge",
    proposal: mustProposalId("p-3"),
    from: [P1, W7],
    number: "W-8",
    ...said,
  };
  for (const move of [split, merge])
    expect(warningsOf(talks.state, move, "b")).toEqual([W8_OF_PRODUCERS]);
});
