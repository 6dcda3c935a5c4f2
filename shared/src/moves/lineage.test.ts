import { expect, test } from "vitest";

import { mustProposalId, type ProposalId } from "../ids.ts";
import { replay } from "../record/replay.ts";
import { mustAsRead } from "./as-read-for-tests.ts";
import { proposalLabel, type ProposalState } from "./case-state.ts";
import { citedAs } from "./lineage.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { standingOf, turnOf } from "./standing.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";

const [A, B, C, D] = ["part-a", "part-b", "part-c", "new-d"].map(mustProposalId) as [
  ProposalId,
  ProposalId,
  ProposalId,
  ProposalId,
];

function tabled(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7("Cable and reuse: two cents."));
  return talks;
}

function tableAlso(id: ProposalId, number: string): Move {
  return { ...tableW7("Another matter."), proposal: id, number } as Move;
}
function piece(proposal: ProposalId, more: { letter?: string; number?: string }) {
  const { letter = null, number = null } = more;
  return { proposal, letter, number, title: null, subject: `About ${proposal}`, text: "Its text." };
}
const lettered: Move = {
  kind: "split",
  proposal: W7,
  lastPass: 1,
  into: [piece(A, { letter: "a" }), piece(B, { letter: "b" })],
};
function merging(from: ProposalId[], number: string | null): Move {
  const words = { title: null, subject: "Both together", text: "One text." };
  const lastPasses = from.map(() => 1);
  return { kind: "merge", proposal: D, from, lastPasses, number, ...words };
}
const renumbering = (number: string, proposal = W7): Move => {
  return { kind: "renumber", proposal, number };
};
const adding = (part: ProposalId, letter: string): Move => {
  return { kind: "add-part", proposal: W7, part, letter, subject: "Basic cable", text: "Add it." };
};
const withdrawing = (proposal: ProposalId, lastPass = 1): Move => {
  const how = { how: "unconditional", condition: null, words: "" } as const;
  return { kind: "withdraw", proposal, lastPass, ...how };
};

function of(talks: TestTalks, id: ProposalId): ProposalState {
  const found = talks.state.proposals.get(id);
  if (found === undefined) throw new Error(`${id} is not there`);
  return found;
}
function look(talks: TestTalks, id: ProposalId): [string, string] {
  return [standingOf(of(talks, id)), turnOf(of(talks, id))];
}
function cited(talks: TestTalks, number: string): string[] {
  return citedAs(talks.state, number).map(proposalLabel);
}

test("PART-1 part a) is refused and part b) is agreed, and the whole says that it is in parts", () => {
  const talks = tabled();
  talks.must(guildChief, lettered);
  expect([of(talks, A).number, of(talks, B).number]).toEqual(["W-7 a)", "W-7 b)"]);
  expect(look(talks, W7)).toEqual(["in-parts", "none"]);
  expect([look(talks, A), look(talks, B)]).toEqual([
    ["tabled", "b"],
    ["tabled", "b"],
  ]);
  talks.must(producersChief, { kind: "reject", proposal: A, pass: 1, words: "No." });
  const { hash = "" } = of(talks, B).passes[0] ?? {};
  talks.must(producersChief, { kind: "accept", proposal: B, pass: 1, hash });
  for (const chief of [guildChief, producersChief])
    talks.must(chief, { kind: "sign-ta", proposal: B, pass: 1, hash });
  expect([look(talks, A), look(talks, B)]).toEqual([
    ["rejected", "a"],
    ["ta", "none"],
  ]);
  const onWhole: Move = { kind: "pass", proposal: W7, answers: null, text: "More." };
  expect(refusalOf(talks, guildChief, onWhole)).toMatchObject({
    reason: "has-parts",
    words: "W-7 goes on as W-7 a), W-7 b).",
  });
  expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
});

test("PART-1 CITE-1 a part of what has letters in its number already says that it is a part, and is found without the word, too", () => {
  const talks = tabled();
  talks.must(guildChief, tableAlso(A, "W-13 a) and b)"));
  talks.must(guildChief, { ...adding(B, "a"), proposal: A } as Move);
  expect(of(talks, B).number).toBe("W-13 a) and b), part a)");
  for (const number of ["W-13 a) and b), part a)", "W-13 a) and b) a)"]) {
    expect(cited(talks, number)).toEqual(["W-13 a) and b), part a)"]);
    expect(refusalOf(talks, guildChief, tableAlso(C, number)).reason).toBe("number-taken");
  }
  talks.must(guildChief, renumbering("W-14", A));
  expect(of(talks, B).number).toBe("W-14 a)");
  expect(cited(talks, "W-13 a) and b), part a)")).toEqual(["W-14 a)"]);
});

test("PART-1 a part that is added stands beside the text of the whole", () => {
  const talks = tabled();
  expect(refusalOf(talks, producersChief, adding(B, "b")).reason).toBe("not-the-sponsor");
  talks.must(guildChief, adding(B, "b"));
  expect([look(talks, W7), look(talks, B)]).toEqual([
    ["tabled", "b"],
    ["tabled", "b"],
  ]);
  expect(refusalOf(talks, guildChief, adding(C, "b")).reason).toBe("number-taken");
  const below = { ...adding(C, "a"), proposal: B } as Move;
  expect(refusalOf(talks, guildChief, below).reason).toBe("has-parts");
  expect(moveWords(talks.state, adding(B, "b"), "a")).toBe("Guild added W-7 b) to W-7.");
});

test("PART-2 a part goes alone, the whole with all that is open of it or not at all", () => {
  const talks = tabled();
  talks.must(guildChief, lettered);
  talks.must(guildChief, withdrawing(A));
  expect(look(talks, A)).toEqual(["withdrawn", "none"]);
  expect(refusalOf(talks, guildChief, withdrawing(W7))).toMatchObject({
    reason: "has-parts",
    words: "W-7 still has W-7 b). Withdraw its parts with it.",
  });
  talks.must(producersChief, { kind: "pass", proposal: B, answers: 1, text: "One cent." });
  // A counter in the same moment is not passed over, and nothing of the whole is gone.
  const overlooked = refusalOf(talks, guildChief, withdrawing(B), withdrawing(W7));
  expect(overlooked).toMatchObject({ reason: "stale", moveIndex: 0 });
  talks.must(guildChief, withdrawing(B, 2), withdrawing(W7));
  expect([look(talks, B), look(talks, W7)].map(([standing]) => standing)).toEqual([
    "withdrawn",
    "withdrawn",
  ]);
});

test("CITE-1 after splitting, merging and renumbering, the first number leads to what it is today", () => {
  const talks = tabled();
  talks.must(guildChief, {
    kind: "split",
    proposal: W7,
    lastPass: 1,
    into: [piece(A, { number: "W-30" }), piece(B, { number: "W-31" })],
  });
  expect(look(talks, W7)).toEqual(["continued", "none"]);
  expect(cited(talks, "W-7")).toEqual(["W-30", "W-31"]);
  talks.must(guildChief, renumbering("W-40", A));
  talks.must(guildChief, tableAlso(C, "W-8"));
  talks.must(guildChief, merging([B, C], "W-50"));
  expect(cited(talks, "w-7 ")).toEqual(["W-40", "W-50"]);
  expect(cited(talks, "W-8")).toEqual(["W-50"]);
  expect(cited(talks, "W-30")).toEqual(["W-40"]);
  expect(cited(talks, "W-99")).toEqual([]);
  for (const number of ["W-7", "W-30", "W-31", "w-8"]) {
    expect(refusalOf(talks, guildChief, tableAlso(mustProposalId("x"), number)).reason).toBe(
      "number-taken",
    );
    expect(refusalOf(talks, guildChief, renumbering(number, D)).reason).toBe("number-taken");
  }
  expect(of(talks, W7).passes[0]?.text).toBe("Cable and reuse: two cents.");
});

test("CITE-1 a renumbered whole takes its parts along", () => {
  const talks = tabled();
  talks.must(guildChief, lettered);
  talks.must(guildChief, tableAlso(C, "W-9 a)"));
  expect(refusalOf(talks, guildChief, renumbering("W-9")).reason).toBe("number-taken");
  expect(refusalOf(talks, guildChief, renumbering("W-10", A)).reason).toBe("has-parts");
  expect(refusalOf(talks, guildChief, renumbering("w-7")).reason).toBe("no-change");
  talks.must(guildChief, renumbering("W-10"));
  expect(cited(talks, "W-7 a)")).toEqual(["W-10 a)"]);
  expect(cited(talks, "W-7")).toEqual(["W-10 a)", "W-10 b)"]);
  expect(moveWords(talks.state, renumbering("W-10"), "a")).toBe(
    "Guild renumbered W-7: it is W-10 now.",
  );
});

test("CITE-1 what a part was split into keeps its own numbers when the whole gets another", () => {
  const talks = tabled();
  talks.must(guildChief, lettered);
  const [E, F] = [mustProposalId("new-e"), mustProposalId("new-f")];
  const into = [piece(E, { number: "W-30" }), piece(F, { number: "W-31" })];
  talks.must(guildChief, { kind: "split", proposal: B, lastPass: 1, into });
  talks.must(guildChief, renumbering("W-10"));
  expect([A, B, E, F].map((id) => of(talks, id).number)).toEqual([
    "W-10 a)",
    "W-10 b)",
    "W-30",
    "W-31",
  ]);
  expect(cited(talks, "W-7 b)")).toEqual(["W-30", "W-31"]);
  expect(refusalOf(talks, guildChief, renumbering("W-11", A)).reason).toBe("has-parts");
  talks.must(guildChief, renumbering("W-32", E));
  expect(cited(talks, "W-7")).toEqual(["W-10 a)", "W-32", "W-31"]);
});

test("CITE-1 a part that was added before the splitting, or after it, is cited with the others", () => {
  const talks = tabled();
  talks.must(guildChief, adding(C, "c"));
  talks.must(guildChief, lettered);
  talks.must(guildChief, adding(D, "d"));
  expect(cited(talks, "W-7")).toEqual(["W-7 a)", "W-7 b)", "W-7 c)", "W-7 d)"]);
});

test("MOVE-8 no proposal without a number is called by the number of another, in its title or its subject", () => {
  const talks = tabled();
  const [none, other] = [{ number: null, title: null }, mustProposalId("x")];
  const tabling = (named: object): Move =>
    ({ ...tableW7("Sign here."), proposal: other, ...none, ...named }) as Move;
  for (const named of [{ title: "w-7" }, { subject: " W-7" }])
    expect(refusalOf(talks, producersChief, tabling(named)).reason).toBe("number-taken");
  const into = [piece(A, {}), { ...piece(B, {}), subject: "W-7" }];
  const splitting: Move = { kind: "split", proposal: W7, lastPass: 1, into };
  expect(refusalOf(talks, guildChief, splitting).reason).toBe("number-taken");
  const merged = { ...merging([W7, C], null), subject: "W-8" } as Move;
  talks.must(guildChief, tableAlso(C, "W-8"));
  expect(refusalOf(talks, guildChief, merged).reason).toBe("number-taken");
  talks.must(producersChief, tabling({ subject: "What W-7 asks" }));
});

test("MOVE-8 no number is given by which a proposal without one is called", () => {
  const talks = tabled();
  const named = { proposal: C, number: null, title: "W-9" };
  talks.must(producersChief, { ...tableW7("Another matter."), ...named } as Move);
  const pieces = [piece(A, { number: "W-8" }), { ...piece(B, {}), title: "w-8" }];
  for (const refused of [
    tableAlso(D, "w-9"),
    renumbering("W-9"),
    { ...lettered, into: pieces } as Move,
    { ...lettered, into: [piece(A, { number: "W-9" }), piece(B, {})] } as Move,
  ])
    expect(refusalOf(talks, guildChief, refused).reason).toBe("number-taken");
  talks.must(guildChief, renumbering("W-8"));
  talks.must(producersChief, renumbering("W-9", C));
  expect(of(talks, C).number).toBe("W-9");
});

test("MOVE-7 a counter in the same moment is not passed over by a splitting or a merging", () => {
  const talks = tabled();
  talks.must(guildChief, tableAlso(C, "W-8"));
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "One cent." });
  const splitting = (lastPass: number): Move => ({ ...lettered, lastPass });
  const both = (...lastPasses: number[]): Move =>
    ({ ...merging([C, W7], null), lastPasses }) as Move;
  for (const unseen of [splitting(1), both(1, 1)])
    expect(refusalOf(talks, guildChief, unseen)).toMatchObject({
      reason: "stale",
      words: "There is a newer pass 2 on W-7. Read it first.",
    });
  expect(refusalOf(talks, guildChief, both(1)).reason).toBe("malformed");
  talks.must(guildChief, both(1, 2));
  expect([look(talks, W7)[0], look(talks, D)[0]]).toEqual(["continued", "tabled"]);
});

test("only the sponsor takes apart, and only what is open, with no question and no accepted text", () => {
  const talks = tabled();
  expect(refusalOf(talks, producersChief, lettered).reason).toBe("not-the-sponsor");
  talks.must(producersChief, {
    kind: "hold",
    proposal: W7,
    pass: 1,
    words: "Cost?",
    due: "2026-02-01T00:00:00Z",
  });
  expect(refusalOf(talks, guildChief, lettered).reason).toBe("already-on-hold");
  mustAsRead(talks, guildChief, {
    kind: "answer-hold",
    proposal: W7,
    pass: 1,
    words: "Four million.",
  });
  const { hash = "" } = of(talks, W7).passes[0] ?? {};
  talks.must(producersChief, { kind: "accept", proposal: W7, pass: 1, hash });
  expect(refusalOf(talks, guildChief, lettered).reason).toBe("already-agreed");
  talks.must(guildChief, {
    kind: "pass",
    proposal: W7,
    answers: null,
    text: "Another.",
    undoes: 1,
  });
  const seen: Move = { ...lettered, lastPass: 2 };
  talks.must(guildChief, seen);
  expect(refusalOf(talks, guildChief, seen).reason).toBe("has-parts");
  expect(refusalOf(talks, guildChief, merging([W7, W7], null)).reason).toBe("malformed");
});
