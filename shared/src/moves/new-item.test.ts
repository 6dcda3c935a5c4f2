import { expect, test } from "vitest";

import { mustProposalId, type ProposalId } from "../ids.ts";
import type { AsOf } from "../record/stamp.ts";
import { AFTER, BEFORE, DEADLINE, openTalksWithDeadline } from "./deadline-for-tests.ts";
import { moveWords } from "./move-words.ts";
import { judgeMove, type Move } from "./move.ts";
import { areNewItems } from "./new-item.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf } from "./standing.ts";
import { guildChief, producersChief, tableW7, W7, type TestTalks } from "./talks-for-tests.ts";

const DVD = "The home video residual is 0.6% of gross. It is paid each quarter.";
const STUNTS = "Stunt coordinators are covered by Appendix A.";
const ONE = mustProposalId("piece-one");
const OTHER = mustProposalId("piece-other");
const W8 = mustProposalId("w-8");

/** W-7 and W-8 were tabled in time, and the new-item deadline has passed. */
function late(): TestTalks {
  const talks = openTalksWithDeadline();
  talks.nowMs = BEFORE;
  talks.must(guildChief, tableW7(DVD));
  const w8 = { proposal: W8, number: "W-8", title: "Cable", subject: "Cable reuse" };
  talks.must(guildChief, { ...tableW7("Cable reuse is paid at 2.5%."), ...w8 });
  talks.nowMs = AFTER;
  return talks;
}

interface Said {
  readonly text: string;
  readonly subject?: string;
  readonly isNew?: true;
}

function piece(proposal: ProposalId, letter: string, { subject = "A piece", ...said }: Said) {
  return { proposal, number: null, letter, title: null, subject, ...said };
}

function splitting(one: Said, other: Said): Move {
  const into = [piece(ONE, "a", one), piece(OTHER, "b", other)];
  return { kind: "split", proposal: W7, lastPass: 1, into };
}

function merging(said: Said): Move {
  const made = { proposal: ONE, number: "W-9", title: null, subject: "Both", ...said };
  return { kind: "merge", from: [W7, W8], lastPasses: [1, 1], ...made };
}

function standings(talks: TestTalks): (string | undefined)[] {
  return [ONE, OTHER].map((id) => {
    const found = talks.state.proposals.get(id);
    return found === undefined ? undefined : standingOf(found);
  });
}

test("LATE-3 a late piece that takes up nothing of the whole has to say that it is new, and waits for the consent; the other does not", () => {
  const talks = late();
  expect(refusalOf(talks, guildChief, splitting({ text: DVD }, { text: STUNTS }))).toMatchObject({
    reason: "needs-consent",
    words:
      "The new-item deadline has passed, and “A piece” takes up nothing of W-7. It is a new item and needs the consent of Producers: look at it again as one.",
  });
  const said = splitting({ text: DVD }, { text: STUNTS, isNew: true });
  talks.must(guildChief, said);
  expect(standings(talks)).toEqual(["tabled", "needs-consent"]);
  expect(moveWords(talks.state, said, "a")).toBe(
    "Guild split W-7: it goes on as W-7 a), W-7 b). W-7 b) is a new item and needs consent.",
  );
  const hash = talks.state.proposals.get(OTHER)?.passes[0]?.hash ?? "";
  const consent = { kind: "answer-new-item", proposal: OTHER, hash, consents: true, words: "" };
  talks.must(producersChief, consent as Move);
  expect(standings(talks)).toEqual(["tabled", "tabled"]);
});

test("LATE-3 what goes on from the whole, in other words, with another figure or with a sentence more, needs no consent", () => {
  const talks = late();
  talks.must(
    guildChief,
    splitting(
      { text: "The home video residual for DVDs is 0.5% of the gross." },
      { text: `It is paid each quarter. ${STUNTS}` },
    ),
  );
  expect(standings(talks)).toEqual(["tabled", "tabled"]);
});

test("LATE-3 a piece without a text is judged by what it is about", () => {
  const talks = late();
  const about = (subject: string) => splitting({ text: DVD }, { text: " ", subject });
  expect(refusalOf(talks, guildChief, about("Stunts")).reason).toBe("needs-consent");
  talks.must(guildChief, about("Home video residual"));
});

test("LATE-3 what is merged of two is new when it takes up neither", () => {
  const talks = late();
  expect(refusalOf(talks, guildChief, merging({ text: STUNTS })).words).toContain("W-7, W-8");
  const said = merging({ text: STUNTS, isNew: true });
  talks.must(guildChief, said);
  expect(standings(talks)).toEqual(["needs-consent", undefined]);
  expect(moveWords(talks.state, said, "a")).toBe(
    "Guild merged W-7, W-8 into W-9. W-9 is a new item and needs consent.",
  );
  const others = late();
  others.must(guildChief, merging({ text: `Cable reuse is paid at 3%. ${STUNTS}` }));
  expect(standings(others)).toEqual(["tabled", undefined]);
});

test("LATE-3 a demand in the name of a piece counts, and no stray letter makes a late piece old", () => {
  const talks = late();
  for (const other of [
    { text: `A. ${STUNTS}` },
    { text: `${STUNTS}\n.` },
    { text: "It is paid each quarter.", subject: "Stunt coordinators get double pay" },
    { text: ".", subject: "Stunts" },
  ])
    expect(refusalOf(talks, guildChief, splitting({ text: DVD }, other)).reason).toBe(
      "needs-consent",
    );
  talks.must(guildChief, splitting({ text: DVD }, { text: "A. It is paid each month." }));
});

test("LATE-3 in time nothing is asked, and what says that it is new simply stands", () => {
  const talks = late();
  talks.nowMs = Date.parse(DEADLINE);
  talks.must(guildChief, splitting({ text: STUNTS }, { text: STUNTS, isNew: true }));
  expect(standings(talks)).toEqual(["tabled", "tabled"]);
});

test("LATE-3 of a row that stands on the record nothing is compared", () => {
  const talks = late();
  const move = splitting({ text: DVD }, { text: STUNTS });
  const context = { actor: guildChief, nowMs: AFTER };
  expect(judgeMove(talks.state, move, context)?.reason).toBe("needs-consent");
  expect(judgeMove(talks.state, move, { ...context, isOnRecord: true })).toBeNull();
});

test("nothing is called new beside a text that the sources do not give", () => {
  const { state } = late();
  const w7 = state.proposals.get(W7);
  const [pass] = w7?.passes ?? [];
  if (w7 === undefined || pass === undefined) throw new Error("nothing was tabled");
  const asOf: AsOf = { date: null, confidence: "ok", sources: [] };
  const stamp = { ...pass.stamp, asOf };
  const gap = {
    ...pass,
    stamp,
    text: "The text is not in the sources. They say: raised.",
  };
  const proposals = new Map(state.proposals).set(W7, { ...w7, passes: [gap] });
  const items = [{ subject: "Stunts", text: STUNTS }];
  const of = { from: [W7], side: "a" } as const;
  expect(areNewItems({ ...state, proposals }, items, of)).toEqual([false]);
  expect(areNewItems(state, items, of)).toEqual([true]);
  // What the other side said is not known, and what the side itself has asked for is.
  const theirs = { ...gap, number: 2, side: "b" } as const;
  const answered = new Map(state.proposals).set(W7, { ...w7, passes: [pass, theirs] });
  expect(areNewItems({ ...state, proposals: answered }, items, of)).toEqual([true]);
});
