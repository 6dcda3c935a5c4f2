import { expect, test } from "vitest";

import { mustProposalId, type ProposalId } from "../ids.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf } from "./standing.ts";
import { guildChief, openTestTalks, tableW7, W7, type TestTalks } from "./talks-for-tests.ts";

const FIRST = mustProposalId("part-one");
const SECOND = mustProposalId("part-two");

function tabled(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7("Cable and reuse: two cents."));
  return talks;
}

function piece(proposal: ProposalId, called: { letter?: string; number?: string } = {}) {
  const { letter = null, number = null } = called;
  return { proposal, letter, number, title: null, subject: `About ${proposal}`, text: "Its text." };
}

function splitting(proposal: ProposalId, ...into: ReturnType<typeof piece>[]): Move {
  return { kind: "split", proposal, into };
}

test("pieces have letters or numbers, each its own", () => {
  const talks = tabled();
  const reasonOf = (...into: ReturnType<typeof piece>[]) =>
    refusalOf(talks, guildChief, splitting(W7, ...into)).reason;
  expect(reasonOf(piece(FIRST, { letter: "a" }), piece(SECOND, { number: "W-31" }))).toBe(
    "malformed",
  );
  expect(reasonOf(piece(FIRST, { letter: "a" }), piece(SECOND, { letter: "a" }))).toBe(
    "number-taken",
  );
  expect(reasonOf(piece(FIRST, { number: "W-30" }), piece(SECOND, { number: "w-30" }))).toBe(
    "number-taken",
  );
  expect(reasonOf(piece(FIRST), piece(FIRST))).toBe("number-taken");
  expect(reasonOf(piece(FIRST, { number: "W-7" }), piece(SECOND))).toBe("number-taken");
  talks.must(guildChief, splitting(W7, piece(FIRST), piece(SECOND)));
  const whole = talks.state.proposals.get(W7);
  expect(whole === undefined ? undefined : standingOf(whole)).toBe("continued");
});

test("PART-1 a part that was itself split keeps its letter to its pieces, and the whole can still be split under others", () => {
  const talks = tabled();
  const [part, one, other] = ["part-c", "piece-one", "piece-other"].map(mustProposalId) as [
    ProposalId,
    ProposalId,
    ProposalId,
  ];
  const text = "Add it.";
  talks.must(guildChief, { kind: "add-part", proposal: W7, part, letter: "c", subject: "C", text });
  talks.must(guildChief, splitting(part, piece(one), piece(other)));
  const under = (letter: string): Move =>
    splitting(W7, piece(FIRST, { letter }), piece(SECOND, { letter: "b" }));
  expect(refusalOf(talks, guildChief, under("c")).reason).toBe("number-taken");
  talks.must(guildChief, under("a"));
  expect(talks.state.proposals.get(FIRST)?.lineage.partOf).toEqual({ proposal: W7, letter: "a" });
});
