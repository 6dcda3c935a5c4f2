import { expect, test } from "vitest";

import { mustPackageId, mustProposalId } from "../ids.ts";
import {
  MAX_HANDED_CHARS_PER_SIDE,
  MAX_INFORMATION_REQUESTS_PER_SIDE,
  MAX_LIVE_PACKAGES_PER_SIDE,
  MAX_OFF_RECORD_PER_SESSION,
  MAX_PACKAGES_PER_SIDE,
  MAX_PASSES_PER_PROPOSAL,
  MAX_PROPOSALS_PER_SIDE,
  MAX_SESSIONS,
} from "../limits.ts";
import type { SideMark } from "../sides.ts";
import type { CaseState, ProposalState } from "./case-state.ts";
import { judgeMove, type Move } from "./move.ts";
import { K2, oneOfEach, tabled, threeOnTheTable, W8 } from "./packages-for-tests.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "./talks-for-tests.ts";

const W9 = mustProposalId("w-9");
const PASS: Move = { kind: "pass", proposal: W7, answers: null, text: "Three cents more." };
const REQUEST: Move = {
  kind: "request-information",
  about: null,
  words: "How many units?",
  due: "2027-01-01T00:00:00Z",
};

/** What the rule says of a move of a chief in a state that somebody has filled. */
function verdict(talks: TestTalks, of: { state: CaseState; by?: SideMark; move: Move }) {
  const actor = of.by === "b" ? producersChief : guildChief;
  const refused = judgeMove(of.state, of.move, { actor, nowMs: talks.nowMs });
  return refused === null ? "made" : refused.reason;
}

function onTheTable(talks: TestTalks, id: typeof W7): ProposalState {
  const found = talks.state.proposals.get(id);
  if (found === undefined) throw new Error("not on the table");
  return found;
}

function withProposals(talks: TestTalks, count: number): CaseState {
  const like = onTheTable(talks, W8);
  const proposals = new Map(talks.state.proposals);
  for (let each = 0; proposals.size < count + 1; each += 1) {
    const id = mustProposalId(`flood-${each}`);
    proposals.set(id, { ...like, id, number: `F-${each}` });
  }
  return { ...talks.state, proposals };
}

function withPasses(talks: TestTalks, count: number, text = "Again."): CaseState {
  const whole = onTheTable(talks, W7);
  const [first] = whole.passes;
  if (first === undefined) throw new Error("no pass");
  const passes = Array.from({ length: count }, (_, at) => ({ ...first, number: at + 1, text }));
  return {
    ...talks.state,
    proposals: new Map(talks.state.proposals).set(W7, { ...whole, passes }),
  };
}

test("BOUND-1 a side has room for so many proposals, split and lettered ones among them, and the other side for as many of its own", () => {
  const talks = threeOnTheTable();
  const table = tabled(W9, "W-9");
  const part = (id: string, letter: string, text: string) => ({
    proposal: mustProposalId(id),
    number: null,
    title: null,
    subject: letter,
    letter,
    text,
  });
  const into = [part("w-7a", "a", "One."), part("w-7b", "b", "Two.")];
  const split: Move = { kind: "split", proposal: W7, lastPass: 1, into };
  const almost = withProposals(talks, MAX_PROPOSALS_PER_SIDE - 1);
  expect(verdict(talks, { state: almost, move: table })).toBe("made");
  expect(verdict(talks, { state: almost, move: split })).toBe("too-many-requests");
  const full = withProposals(talks, MAX_PROPOSALS_PER_SIDE);
  expect(verdict(talks, { state: full, move: table })).toBe("too-many-requests");
  expect(verdict(talks, { state: full, by: "b", move: table })).toBe("made");
  expect(verdict(talks, { state: full, move: PASS })).toBe("made");
  expect(verdict(talks, { state: withProposals(talks, 500), move: split })).toBe("made");
});

test("BOUND-1 a side passes so many texts on one proposal, by itself or in packages, and as many on the next", () => {
  const talks = threeOnTheTable();
  const offer = oneOfEach(talks);
  const almost = withPasses(talks, MAX_PASSES_PER_PROPOSAL - 1);
  const full = withPasses(talks, MAX_PASSES_PER_PROPOSAL);
  expect(verdict(talks, { state: almost, move: PASS })).toBe("made");
  expect(verdict(talks, { state: almost, move: offer })).toBe("made");
  expect(verdict(talks, { state: full, move: PASS })).toBe("too-many-requests");
  expect(verdict(talks, { state: full, move: offer })).toBe("too-many-requests");
  expect(verdict(talks, { state: full, by: "b", move: PASS })).toBe("made");
  expect(verdict(talks, { state: full, move: { ...PASS, proposal: W8 } })).toBe("made");
});

test("BOUND-1 all texts of a side together are so long at most, those of its packages with them", () => {
  const talks = threeOnTheTable();
  const room = 1_000_000;
  const long = (chars: number) => withPasses(talks, 1, "x".repeat(chars));
  const almost = long(MAX_HANDED_CHARS_PER_SIDE - room);
  const offered = (text: string): Move =>
    oneOfEach(talks, { members: [{ offer: "pass", proposal: W7, answers: null, text }] });
  const full = long(MAX_HANDED_CHARS_PER_SIDE);
  for (const move of [PASS, tabled(W9, "W-9"), offered("One cent more.")]) {
    expect(verdict(talks, { state: almost, move })).toBe("made");
    expect(verdict(talks, { state: full, move })).toBe("too-many-requests");
  }
  expect(verdict(talks, { state: full, by: "b", move: PASS })).toBe("made");
  talks.must(guildChief, offered("x".repeat(1_000)));
  const { packages } = talks.state;
  const withPackage = { ...long(MAX_HANDED_CHARS_PER_SIDE - 1_000), packages };
  expect(verdict(talks, { state: withPackage, move: tabled(W9, "W-9") })).toBe("too-many-requests");
});

test("BOUND-1 a side offers so many packages in all, however few of them are live", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, oneOfEach(talks));
  const [first] = talks.state.packages.values();
  if (first === undefined) throw new Error("no package");
  const end = { how: "withdrawn", words: "", stamp: first.stamp } as const;
  const over = (count: number): CaseState => {
    const ids = Array.from({ length: count }, (_, at) => mustPackageId(`k-${at}`));
    const packages = new Map(ids.map((id) => [id, { ...first, id, end }]));
    return { ...talks.state, packages };
  };
  const offer = oneOfEach(talks, { package: K2 });
  expect(MAX_PACKAGES_PER_SIDE).toBeGreaterThan(MAX_LIVE_PACKAGES_PER_SIDE);
  expect(verdict(talks, { state: over(MAX_PACKAGES_PER_SIDE - 1), move: offer })).toBe("made");
  expect(verdict(talks, { state: over(MAX_PACKAGES_PER_SIDE), move: offer })).toBe(
    "too-many-requests",
  );
});

test("BOUND-1 a side asks so often for information, and the other side as often", () => {
  const talks = threeOnTheTable();
  talks.must(guildChief, REQUEST);
  const [first] = talks.state.requests.values();
  if (first === undefined) throw new Error("no request");
  const asked = (count: number): CaseState => {
    const numbers = Array.from({ length: count }, (_, at) => at + 1);
    const requests = new Map(numbers.map((number) => [String(number), { ...first, number }]));
    return { ...talks.state, requests };
  };
  const full = asked(MAX_INFORMATION_REQUESTS_PER_SIDE);
  expect(
    verdict(talks, { state: asked(MAX_INFORMATION_REQUESTS_PER_SIDE - 1), move: REQUEST }),
  ).toBe("made");
  expect(verdict(talks, { state: full, move: REQUEST })).toBe("too-many-requests");
  expect(verdict(talks, { state: full, by: "b", move: REQUEST })).toBe("made");
});

test("BOUND-1 what is refused changes nothing, and says in words what there is no room for", () => {
  const talks = threeOnTheTable();
  const full = withProposals(talks, MAX_PROPOSALS_PER_SIDE);
  const before = [...full.proposals.keys()];
  const refused = judgeMove(full, tableW7(), { actor: guildChief, nowMs: talks.nowMs });
  expect(refused?.words).toBe(
    "Your side has put 1000 proposals and parts on the table. There is room for 1000.",
  );
  expect([...full.proposals.keys()]).toEqual(before);
});

test("BOUND-1 OFFRECORD-1 the table goes off the record only so often in one session, comes back from the last time too, and goes off it again in the next", () => {
  const talks = openTestTalks();
  const [off, on] = (["go-off-record", "go-on-record"] as const).map((kind): Move => ({
    kind,
    session: 1,
  })) as [Move, Move];
  talks.must(guildChief, { kind: "open-session" });
  for (let times = 0; times < MAX_OFF_RECORD_PER_SESSION; times += 1) {
    talks.must(guildChief, off);
    talks.must(producersChief, on);
  }
  const before = talks.state;
  expect(talks.make(producersChief, off)).toMatchObject({
    reason: "too-many-requests",
    words: `The table has gone off the record ${MAX_OFF_RECORD_PER_SESSION} times in this session. It may again in the next one.`,
  });
  expect(talks.state).toBe(before);
  talks.must(guildChief, { kind: "adjourn-session", session: 1, next: null, words: "" });
  talks.must(guildChief, { kind: "open-session" }, { ...off, session: 2 } as Move);
});

test("BOUND-1 there are only so many sessions, and the last of them is adjourned like any other", () => {
  const talks = openTestTalks();
  talks.must(guildChief, { kind: "open-session" });
  const [first] = talks.state.sessions;
  if (first === undefined) throw new Error("no session");
  const move: Move = { kind: "open-session" };
  const withSessions = (count: number): CaseState => ({
    ...talks.state,
    sessions: Array.from({ length: count }, (_, at) => ({
      ...first,
      number: at + 1,
      adjourned: first.opened,
    })),
  });
  expect(verdict(talks, { state: withSessions(MAX_SESSIONS - 1), move })).toBe("made");
  expect(verdict(talks, { state: withSessions(MAX_SESSIONS), move })).toBe("too-many-requests");
  const open = { ...first, number: MAX_SESSIONS };
  const state = { ...talks.state, sessions: [...withSessions(MAX_SESSIONS - 1).sessions, open] };
  const adjourn = { session: MAX_SESSIONS, next: null, words: "" } as const;
  expect(verdict(talks, { state, move: { kind: "adjourn-session", ...adjourn } })).toBe("made");
});
