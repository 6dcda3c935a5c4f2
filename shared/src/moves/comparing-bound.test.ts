import { expect, test } from "vitest";

import { mustProposalId, type ProposalId } from "../ids.ts";
import { MAX_COMPARED_CHARS_PER_TRANSMITTAL, MAX_PASS_TEXT_CHARS } from "../limits.ts";
import type { Stamp } from "../record/stamp.ts";
import { AFTER, BEFORE, openTalksWithDeadline } from "./deadline-for-tests.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { guildChief, producersChief, tableW7, type TestTalks } from "./talks-for-tests.ts";
import { judgeTransmittal } from "./transmittal.ts";

const SENTENCE = "The Company pays the writer two per cent more for every program that is reused. ";
/** As long as a text may be, and each another. */
const long = (of: string): string =>
  `Of ${of}. ${SENTENCE.repeat(MAX_PASS_TEXT_CHARS / SENTENCE.length)}`.slice(
    0,
    MAX_PASS_TEXT_CHARS,
  );
const IDS = ["one", "two", "three", "four", "five"].map((name) => mustProposalId(name));

/** Five proposals with texts of both sides, all of them as long as may be; and the new-item deadline has passed. */
function longTalks(): TestTalks {
  const talks = openTalksWithDeadline();
  talks.nowMs = BEFORE;
  for (const id of IDS) {
    const tabled = tableW7(long(`our ${id}`));
    talks.must(guildChief, { ...tabled, proposal: id, number: null, title: id } as Move);
    talks.must(producersChief, passing(id, long(`their ${id}`)));
  }
  talks.nowMs = AFTER;
  return talks;
}

function passing(proposal: ProposalId, text: string): Move {
  return { kind: "pass", proposal, answers: null, text };
}

function splitting(whole: ProposalId, said: { readonly isNew?: true } = {}): Move {
  const into = ["a", "b"].map((letter) => ({
    proposal: mustProposalId(`${whole}-${letter}`),
    number: null,
    letter,
    title: null,
    subject: "A piece",
    text: SENTENCE,
    ...said,
  }));
  return { kind: "split", proposal: whole, lastPass: 2, into };
}

function merging(from: readonly ProposalId[]): Move {
  const made = { proposal: mustProposalId("both"), number: "W-9", title: null, subject: "Both" };
  const lastPasses = from.map(() => 2);
  return { kind: "merge", from: [...from], lastPasses, ...made, text: SENTENCE };
}

test("BOUND-4 splittings that hold more text than is compared at a time are refused at the first that is too much, and go over in several", () => {
  const talks = longTalks();
  const all = IDS.map((id) => splitting(id));
  expect(refusalOf(talks, guildChief, ...all)).toEqual({
    reason: "too-many-requests",
    words:
      "What is split and merged here holds too much text to be looked at in one transmittal. Hand it over in several.",
    moveIndex: 4,
  });
  talks.must(guildChief, ...all.slice(0, 4));
  talks.must(guildChief, ...all.slice(4));
});

test("BOUND-4 a merging of texts that are too long together is told to take fewer, and takes them", () => {
  const talks = longTalks();
  expect(refusalOf(talks, guildChief, merging(IDS))).toMatchObject({
    reason: "too-many-requests",
    words:
      "The texts that are merged are too long to be looked at together. Merge fewer of them at a time.",
  });
  talks.must(guildChief, merging(IDS.slice(0, 4)));
});

test("BOUND-4 what says of itself that it is new is not compared, and nor is anything before the deadline", () => {
  const talks = longTalks();
  expect(talks.make(guildChief, ...IDS.map((id) => splitting(id, { isNew: true })))).toBeNull();
  const early = longTalks();
  early.nowMs = BEFORE;
  expect(early.make(guildChief, ...IDS.map((id) => splitting(id)))).toBeNull();
});

/** What comes of these moves of the guild's chief after the deadline. */
function judge(talks: TestTalks, moves: readonly Move[], context: { isOnRecord?: true } = {}) {
  const { id: seat, side, role, name: seatName } = guildChief;
  const at = new Date(AFTER).toISOString();
  const stamp: Stamp = { seq: 0, at, side, seat, seatName, role, asOf: null };
  return judgeTransmittal(talks.state, moves, {
    actor: guildChief,
    nowMs: AFTER,
    stamp,
    ...context,
  });
}

test("BOUND-4 a row that stands on the record is not refused for its length, and costs no comparison", () => {
  const talks = longTalks();
  const all = IDS.map((id) => splitting(id));
  expect(judge(talks, all)).toHaveProperty("refused");
  expect(judge(talks, all, { isOnRecord: true })).toMatchObject({ compared: 0, state: {} });
});

test("BOUND-4 it is counted what was compared, also where it was in vain", () => {
  const talks = longTalks();
  const [one, two, ...others] = IDS.map((id) => splitting(id));
  if (one === undefined || two === undefined) throw new Error("no such splittings");
  expect(judge(talks, [one]).compared).toBeGreaterThan(2 * MAX_PASS_TEXT_CHARS);
  // The second time it is gone.
  expect(judge(talks, [one, one])).toMatchObject({ refused: { moveIndex: 1 } });
  expect(judge(talks, [one, two]).compared).toBeGreaterThan(4 * MAX_PASS_TEXT_CHARS);
  expect(judge(talks, [one, two, ...others]).compared).toBeLessThanOrEqual(
    MAX_COMPARED_CHARS_PER_TRANSMITTAL,
  );
});
