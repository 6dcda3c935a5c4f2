import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import {
  MAX_ANSWERS_PER_REQUEST,
  MAX_CURRENT_LANGUAGE_CHARS_PER_SIDE,
  MAX_FINAL_OFFERS_PER_PROPOSAL,
  MAX_FORMER_NUMBERS_PER_PROPOSAL,
  MAX_REINSTATEMENTS_PER_PROPOSAL,
} from "../limits.ts";
import type { Actor, CaseState } from "./case-state.ts";
import { judgeMove, type Move } from "./move.ts";
import { tabled, threeOnTheTable, W8 } from "./packages-for-tests.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { guildChief, openTestTalks, producersChief, tableW7, W7 } from "./talks-for-tests.ts";

const FULL = "too-many-requests";
const A = mustProposalId("w-7-a");
const B = mustProposalId("w-7-b");
const NOW = Date.parse("2026-01-06T09:00:00Z");

function verdict(state: CaseState, by: Actor, move: Move) {
  return judgeMove(state, move, { actor: by, nowMs: NOW })?.reason ?? "made";
}

/** The same of a row that stands on the record. */
function verdictOnOld(state: CaseState, by: Actor, move: Move) {
  return judgeMove(state, move, { actor: by, nowMs: NOW, isOnRecord: true })?.reason ?? "made";
}

function withdrawing(proposal = W7): Move {
  const how = { how: "conditional", condition: "if W-8 stands", words: "For now." } as const;
  return { kind: "withdraw", proposal, lastPass: 1, ...how };
}
function reinstating(proposal = W7): Move {
  return { kind: "reinstate", proposal, words: "Back again." };
}
function renumbering(number: string, proposal = W7): Move {
  return { kind: "renumber", proposal, number };
}

test("BOUND-1 a sponsor withdraws a proposal and brings it back so often and no more, and its next one as often", () => {
  const talks = threeOnTheTable();
  for (let times = 0; times < MAX_REINSTATEMENTS_PER_PROPOSAL; times += 1)
    talks.must(guildChief, withdrawing(), reinstating());
  expect(refusalOf(talks, guildChief, withdrawing(), reinstating())).toMatchObject({
    reason: FULL,
    moveIndex: 1,
    words: `W-7 was brought back ${MAX_REINSTATEMENTS_PER_PROPOSAL} times. It stays withdrawn; the matter can be tabled anew.`,
  });
  talks.must(guildChief, withdrawing());
  expect(verdict(talks.state, guildChief, reinstating())).toBe(FULL);
  expect(verdictOnOld(talks.state, guildChief, reinstating())).toBe("made");
  talks.must(guildChief, withdrawing(W8), reinstating(W8));
});

test("BOUND-1 a proposal has so many numbers one after the other, so that one side does not use up the numbers of both", () => {
  const talks = threeOnTheTable();
  for (let times = 0; times < MAX_FORMER_NUMBERS_PER_PROPOSAL; times += 1)
    talks.must(guildChief, renumbering(`N-${times}`));
  const last = MAX_FORMER_NUMBERS_PER_PROPOSAL - 1;
  expect(refusalOf(talks, guildChief, renumbering("N-99"))).toMatchObject({
    reason: FULL,
    words: `N-${last} had ${MAX_FORMER_NUMBERS_PER_PROPOSAL} other numbers before. It keeps this one.`,
  });
  expect(verdictOnOld(talks.state, guildChief, renumbering("N-99"))).toBe("made");
  talks.must(guildChief, renumbering("N-99", W8));
});

test("BOUND-1 MOVE-13 a side calls so many of its texts on one proposal its last, and the other side as many of its own", () => {
  const talks = threeOnTheTable();
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "One cent." });
  const said = { askedBy: "nobody", askedWords: "", words: "Our last." } as const;
  const calling = (pass: number): Move => {
    return { kind: "declare-final-offer", proposal: W7, pass, ...said };
  };
  const again = (times: number): Move => {
    return { kind: "pass", proposal: W7, answers: 2, text: `Three cents, ${times}.` };
  };
  for (let times = 0; times < MAX_FINAL_OFFERS_PER_PROPOSAL; times += 1)
    talks.must(guildChief, again(times), calling(times + 3));
  talks.must(guildChief, again(MAX_FINAL_OFFERS_PER_PROPOSAL));
  const next = calling(MAX_FINAL_OFFERS_PER_PROPOSAL + 3);
  expect(refusalOf(talks, guildChief, next)).toMatchObject({
    reason: FULL,
    words: `Your side has called ${MAX_FINAL_OFFERS_PER_PROPOSAL} of its texts on W-7 its last. No more are taken.`,
  });
  expect(verdictOnOld(talks.state, guildChief, next)).toBe("made");
  talks.must(producersChief, calling(2));
});

test("BOUND-1 REQUEST-1 a request is answered in part, or withheld, so often and no more, and the whole answer is taken all the same", () => {
  const talks = openTestTalks();
  const due = "2027-01-01T00:00:00Z";
  const asking: Move = { kind: "request-information", about: null, words: "How many?", due };
  const answering = (how: "answered" | "partly" | "withheld", request = 1): Move => {
    return { kind: "answer-request", request, how, words: "So many." };
  };
  talks.must(guildChief, asking, asking);
  for (let times = 0; times < MAX_ANSWERS_PER_REQUEST; times += 1)
    talks.must(producersChief, answering(times % 2 === 0 ? "partly" : "withheld"));
  expect(refusalOf(talks, producersChief, answering("partly"))).toMatchObject({
    reason: FULL,
    words: `Request 1 has had ${MAX_ANSWERS_PER_REQUEST} answers. One more is taken: the one that gives all.`,
  });
  expect(verdictOnOld(talks.state, producersChief, answering("partly"))).toBe("made");
  talks.must(producersChief, answering("partly", 2), answering("answered"));
});

test("BOUND-1 the contract language beside a side's proposals is so long at most, with what parts and pieces have of their whole, and the other side's as long", () => {
  const talks = openTestTalks();
  const language = "x".repeat(200_000);
  talks.must(guildChief, { ...tableW7(), currentLanguage: language } as Move);
  talks.must(guildChief, { ...tabled(W8, "W-8"), currentLanguage: language } as Move);
  const { state } = talks;
  const w7 = state.proposals.get(W7);
  if (w7 === undefined) throw new Error("not on the table");
  /** So many proposals as leave room for `room` more of the same language. */
  const leaving = (room: number): CaseState => {
    const count = MAX_CURRENT_LANGUAGE_CHARS_PER_SIDE / language.length - room;
    const proposals = new Map(state.proposals);
    for (let each = 0; proposals.size < count; each += 1) {
      const id = mustProposalId(`flood-${each}`);
      proposals.set(id, { ...w7, id, number: `F-${each}` });
    }
    return { ...state, proposals };
  };
  const piece = { number: null, title: null, subject: "A piece", text: "Its text." };
  const tabling = { ...tabled(A, "W-9"), currentLanguage: language } as Move;
  const one: Move[] = [
    tabling,
    { kind: "add-part", proposal: W7, part: A, letter: "c", subject: "C", text: "Its text." },
    { kind: "merge", ...piece, proposal: A, from: [W7, W8], lastPasses: [1, 1] },
  ];
  const into = [
    { ...piece, proposal: A, letter: "a" },
    { ...piece, proposal: B, letter: "b" },
  ];
  const two: Move = { kind: "split", proposal: W7, lastPass: 1, into };
  for (const move of one) {
    expect(verdict(leaving(1), guildChief, move)).toBe("made");
    expect(verdict(leaving(0), guildChief, move)).toBe(FULL);
    expect(verdictOnOld(leaving(0), guildChief, move)).toBe("made");
  }
  expect(verdict(leaving(2), guildChief, two)).toBe("made");
  expect(verdict(leaving(1), guildChief, two)).toBe(FULL);
  expect(verdict(leaving(0), guildChief, tabled(A, "W-9"))).toBe("made");
  expect(verdict(leaving(0), producersChief, tabling)).toBe("made");
  const refused = judgeMove(leaving(0), tabling, { actor: guildChief, nowMs: NOW });
  expect(refused?.words).toBe(
    "The contract language beside your side's proposals would be longer than 8 million signs. No more is taken.",
  );
});
