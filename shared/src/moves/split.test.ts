import { expect, test } from "vitest";

import { mustProposalId, type ProposalId } from "../ids.ts";
import { judgeMove, type Move } from "./move.ts";
import { W8 } from "./packages-for-tests.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf } from "./standing.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";

const FIRST = mustProposalId("part-one");
const SECOND = mustProposalId("part-two");
const MERGED = {
  proposal: mustProposalId("both"),
  number: null,
  title: null,
  subject: "Both together",
  text: "One text.",
} as const;

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
  return { kind: "split", proposal, lastPass: 1, into };
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

test("MOVE-7 a splitting or merging that does not say which text was seen last is refused like one that overlooks a newer one, and stands where it is on the record", () => {
  const talks = tabled();
  const other: Move = { ...tableW7("Another matter."), proposal: W8, number: "W-8" } as Move;
  talks.must(guildChief, other);
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "One cent." });
  const into = [piece(FIRST, { letter: "a" }), piece(SECOND, { letter: "b" })];
  const silent: Move[] = [
    { kind: "split", proposal: W7, into },
    { kind: "merge", from: [W7, W8], ...MERGED },
  ];
  const before = talks.state;
  for (const move of silent) {
    expect(refusalOf(talks, guildChief, move)).toMatchObject({
      reason: "stale",
      words: "There is a newer pass 2 on W-7. Read it first.",
    });
    const context = { actor: guildChief, nowMs: talks.nowMs };
    expect(judgeMove(before, move, { ...context, isOnRecord: true })).toBeNull();
  }
  expect(talks.state).toBe(before);
  const said: Move[] = [
    { kind: "split", proposal: W7, lastPass: 2, into },
    { kind: "merge", from: [W7, W8], lastPasses: [2, 1], ...MERGED },
  ];
  for (const move of said)
    expect(judgeMove(before, move, { actor: guildChief, nowMs: talks.nowMs })).toBeNull();
});

test("MOVE-7 of a proposal that has one text alone it is said, too, that this text was seen", () => {
  const talks = tabled();
  const into = [piece(FIRST, { letter: "a" }), piece(SECOND, { letter: "b" })];
  expect(refusalOf(talks, guildChief, { kind: "split", proposal: W7, into }).reason).toBe("stale");
  talks.must(guildChief, splitting(W7, ...into));
});
