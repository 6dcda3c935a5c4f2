import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  guildNegotiator,
  guildSecond,
  mediator,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "./talks-for-tests.ts";
import { acceptPass, counter, withdrawal, withW7 } from "./w7-for-tests.ts";

const rejectPass = (pass: number): Move => ({ kind: "reject", proposal: W7, pass, words: "No." });
const holdPass = (pass: number, due = "2026-01-06T09:00:00Z"): Move => {
  return { kind: "hold", proposal: W7, pass, words: "What does it cost?", due };
};
const answerPass = (pass: number, words = "Four million."): Move => {
  return { kind: "answer-hold", proposal: W7, pass, words };
};

test("only the chief's hand makes moves, and everybody else is told so in words", () => {
  const talks = openTestTalks();
  expect(refusalOf(talks, guildNegotiator, tableW7())).toMatchObject({
    reason: "not-yours-to-ask",
    words: "Only a side's chief makes moves. Propose it to your chief.",
  });
  expect(refusalOf(talks, mediator, tableW7()).reason).toBe("not-yours-to-ask");
  expect(refusalOf(talks, guildSecond, tableW7())).toMatchObject({
    reason: "not-holding-the-hand",
    words: "The chief of Guild makes the moves at the moment.",
  });
  talks.must(guildChief, tableW7());
  expect(talks.proposal().passes).toHaveLength(1);
});

test("a proposal is tabled once, and its number is never used again, not even after a withdrawal", () => {
  const talks = withW7();
  expect(refusalOf(talks, guildChief, tableW7()).reason).toBe("proposal-exists");
  talks.must(guildChief, withdrawal);
  const again = { ...tableW7(), proposal: mustProposalId("other") } as Move;
  expect(refusalOf(talks, producersChief, again).reason).toBe("number-taken");
  talks.must(producersChief, { ...again, number: "P-1" } as Move);
  expect(talks.state.proposals.size).toBe(2);
});

test("a pass has words, stands on an open proposal, and is no repetition of one's own last", () => {
  const talks = withW7();
  expect(refusalOf(talks, producersChief, counter("  \n")).reason).toBe("no-text");
  const elsewhere = { ...counter(), proposal: mustProposalId("nowhere") } as Move;
  expect(refusalOf(talks, producersChief, elsewhere).reason).toBe("unknown-proposal");
  expect(refusalOf(talks, producersChief, counter("One.", 9)).reason).toBe("unknown-pass");
  expect(refusalOf(talks, guildChief, counter("Three.", 1)).reason).toBe("own-pass");
  talks.must(producersChief, counter());
  expect(talks.proposal().passes[1]).toMatchObject({ number: 2, side: "b", answers: 1 });
  expect(talks.proposal().lastMove.kind).toBe("counter");
  expect(refusalOf(talks, producersChief, counter())).toMatchObject({
    reason: "no-text",
    words: "This is word for word your pass 2 of W-7.",
  });
});

test("a counter to a superseded pass is refused with the age and the newer pass", () => {
  const talks = withW7();
  talks.must(guildChief, counter("Two and a half cents more.", null));
  talks.nowMs += 59_000;
  expect(refusalOf(talks, producersChief, counter())).toEqual({
    reason: "stale",
    words: "Superseded 1 min ago by W-7 pass 2. Read it first.",
    moveIndex: 0,
  });
  talks.must(producersChief, counter("One cent more.", 2));
});

test("two passes that cross in the same moment both stand, in order, and neither counters the other", () => {
  const talks = withW7();
  const at = talks.nowMs;
  talks.must(guildChief, counter("Guild text.", null));
  talks.nowMs = at;
  talks.must(producersChief, counter("Producers text.", null));
  expect(
    talks.proposal().passes.map(({ number, side, answers }) => [number, side, answers]),
  ).toEqual([
    [1, "a", null],
    [2, "a", null],
    [3, "b", null],
  ]);
  expect(talks.proposal().lastMove.kind).toBe("pass");
  expect(turnOf(talks.proposal())).toBe("both");
});

test("a hold asks a question by a date; the answer turns the question back", () => {
  const talks = withW7();
  expect(refusalOf(talks, guildChief, holdPass(1)).reason).toBe("own-pass");
  expect(refusalOf(talks, producersChief, holdPass(1, "2026-01-05T08:00:00Z")).reason).toBe(
    "due-date-passed",
  );
  expect(refusalOf(talks, guildChief, answerPass(1)).reason).toBe("not-on-hold");
  talks.must(producersChief, holdPass(1));
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["on-hold", "a"]);
  expect(refusalOf(talks, producersChief, holdPass(1)).reason).toBe("already-on-hold");
  expect(refusalOf(talks, producersChief, answerPass(1)).reason).toBe("own-pass");
  expect(refusalOf(talks, guildChief, answerPass(2)).reason).toBe("stale");
  expect(refusalOf(talks, guildChief, answerPass(1, " ")).reason).toBe("no-text");
  mustAsRead(talks, guildChief, answerPass(1));
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["tabled", "b"]);
  expect(talks.proposal().holdAnswers).toHaveLength(1);
});

test("a new text of the side that was asked ends the hold", () => {
  const talks = withW7();
  talks.must(producersChief, holdPass(1));
  talks.must(guildChief, counter("With its cost: four million.", null));
  expect(talks.proposal().hold).toBeNull();
});

test("a rejected proposal is still on the table and can be accepted or answered", () => {
  const talks = withW7();
  expect(refusalOf(talks, guildChief, rejectPass(1)).reason).toBe("own-pass");
  talks.must(producersChief, rejectPass(1));
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["rejected", "a"]);
  expect(refusalOf(talks, producersChief, rejectPass(1)).reason).toBe("already-rejected");
  talks.must(producersChief, acceptPass(talks, 1));
  expect(standingOf(talks.proposal())).toBe("agreed");
  expect(refusalOf(talks, producersChief, rejectPass(1)).reason).toBe("already-rejected");
});

test("only its sponsor withdraws a proposal, in one of three ways, having seen the latest pass", () => {
  const talks = withW7();
  expect(refusalOf(talks, producersChief, withdrawal).reason).toBe("not-the-sponsor");
  const conditional = { ...withdrawal, how: "conditional" } as Move;
  expect(refusalOf(talks, guildChief, conditional).reason).toBe("condition-missing");
  const twoWays = { ...withdrawal, condition: "if W-8 is agreed" } as Move;
  expect(refusalOf(talks, guildChief, twoWays).reason).toBe("condition-missing");
  talks.must(producersChief, counter());
  expect(refusalOf(talks, guildChief, withdrawal)).toMatchObject({
    reason: "stale",
    words: "There is a newer pass 2 on W-7. Read it first.",
  });
  talks.must(guildChief, { ...withdrawal, lastPass: 2 });
  expect([standingOf(talks.proposal()), turnOf(talks.proposal())]).toEqual(["withdrawn", "none"]);
  expect(refusalOf(talks, producersChief, counter()).reason).toBe("withdrawn");
});

test("one hand at a time: the second makes moves while the chief has handed over, and not after", () => {
  const talks = withW7();
  const toSecond: Move = { kind: "hand-over", to: "second" };
  const toChief: Move = { kind: "hand-over", to: "chief" };
  expect(refusalOf(talks, guildNegotiator, toSecond).reason).toBe("not-yours-to-ask");
  expect(refusalOf(talks, guildSecond, toSecond).reason).toBe("not-holding-the-hand");
  expect(refusalOf(talks, guildChief, toChief).reason).toBe("not-holding-the-hand");
  talks.must(guildChief, toSecond);
  expect(refusalOf(talks, guildChief, counter("By the chief.", null)).words).toBe(
    "The second of Guild makes the moves at the moment.",
  );
  talks.must(guildSecond, counter("By the second.", null));
  talks.must(guildSecond, toChief);
  expect(refusalOf(talks, guildSecond, counter("Again.", null)).reason).toBe(
    "not-holding-the-hand",
  );
  talks.must(guildChief, counter("By the chief.", null));
});

test("a transmittal is made whole or not at all, and the refusal names its move", () => {
  const talks = withW7();
  const moves = [counter("One cent more.", 1), rejectPass(7)];
  expect(refusalOf(talks, producersChief, ...moves)).toMatchObject({
    reason: "unknown-pass",
    moveIndex: 1,
  });
  talks.must(producersChief, rejectPass(1), counter("One cent more.", 1));
  expect(talks.proposal().passes).toHaveLength(2);
});

test("each move of a transmittal is judged on what those before it leave", () => {
  const talks = withW7();
  expect(refusalOf(talks, guildChief, withdrawal, counter("More.", null))).toMatchObject({
    reason: "withdrawn",
    moveIndex: 1,
  });
  talks.must(guildChief, counter("More.", null), { ...withdrawal, lastPass: 2 });
  expect(standingOf(talks.proposal())).toBe("withdrawn");
});
