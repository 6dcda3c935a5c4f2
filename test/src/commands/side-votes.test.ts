import { allOf, galleryContent, matrixContent } from "@crosstable/server/commands/project-record";
import type { VotesView } from "@crosstable/shared/authority/view-votes";
import type { VoteAct } from "@crosstable/shared/authority/vote-act";
import type { Request } from "@crosstable/shared/events/requests";
import { mustPackageId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import type { Seat } from "@crosstable/shared/roles";
import { expect, test } from "vitest";

import {
  key,
  moving,
  openDesk,
  outcome,
  TABLING,
  TALKS,
  W7,
  type DeskOnTrial,
} from "./desk-on-trial.ts";

const VOTE = key(900);
const doing = (number: number, act: VoteAct): Request => ({
  request: "decide-in-caucus",
  key: key(number),
  act,
});

function setting(desk: DeskOnTrial): VoteAct {
  const members = [1, 2].map((ordinal) => desk.seat("a", "negotiator", ordinal).id);
  return { kind: "set-bodies", bodies: [{ name: "West", quorum: 1, members }] };
}
const CALL: VoteAct = {
  kind: "call-vote",
  vote: VOTE,
  question: "Shall we pass this?",
  content: { kind: "text", proposal: W7, text: "Three per cent more." },
  isSecret: false,
  closes: null,
};
const YES: VoteAct = { kind: "cast-ballot", vote: VOTE, choice: "yes" };

function viewOf(desk: DeskOnTrial, seat: Seat): VotesView {
  const answer = desk.ask(seat, { request: "read-votes" });
  if (!("done" in answer)) throw new Error("the votes were not given");
  return answer.done as VotesView;
}

function callVote(desk: DeskOnTrial): void {
  const chief = desk.seat("a", "chief");
  expect(outcome(desk.ask(chief, doing(1, setting(desk))))).toBe("done");
  expect(outcome(desk.ask(chief, doing(2, CALL)))).toBe("done");
}

test("VOTE-5 a vote is told to its own side and nobody else, and neither the record nor the matrix changes", async () => {
  await using desk = openDesk();
  const before = desk.picture();
  const said = desk.told.length;
  callVote(desk);
  desk.ask(desk.seat("a", "negotiator"), doing(3, YES));
  expect(desk.told.slice(said)).toEqual(
    [1, 2, 3].map(() => ({
      audience: { to: "side", negotiation: TALKS, side: "a" },
      fact: { fact: "votes-changed" },
    })),
  );
  expect(desk.picture()).toBe(before);
  expect(viewOf(desk, desk.seat("a", "staff")).votes).toHaveLength(1);
  expect(viewOf(desk, desk.seat("b", "chief"))).toEqual({ bodies: [], votes: [] });
  for (const seat of [desk.seat(null, "mediator"), desk.seat(null, "observer")])
    expect(outcome(desk.ask(seat, { request: "read-votes" }))).toBe("not-yours-to-ask");
});

test("VOTE-5 the other side that guesses a vote is answered as for any that is not there", async () => {
  await using desk = openDesk();
  callVote(desk);
  const chief = desk.seat("b", "chief");
  const unknown = desk.ask(chief, doing(7, { ...YES, vote: key(901) }));
  expect(desk.ask(chief, doing(8, YES))).toEqual(unknown);
  expect(outcome(unknown)).toBe("stale");
  expect(viewOf(desk, desk.seat("a", "chief")).votes[0]?.bodies[0]?.cast).toBe(0);
});

test("VOTE-6 votes and ballots are there after a restart, and the same asking, sent twice, takes effect once", async () => {
  await using desk = openDesk();
  callVote(desk);
  const member = desk.seat("a", "negotiator");
  desk.ask(member, doing(3, YES));
  const told = desk.told.length;
  await desk.restart();
  expect(desk.ask(member, doing(3, YES))).toEqual({ done: {} });
  expect(outcome(desk.ask(member, doing(3, { ...YES, choice: "no" })))).toBe("malformed");
  expect(desk.told).toHaveLength(told);
  expect(viewOf(desk, member).votes[0]).toMatchObject({
    mine: { body: "West", choice: "yes" },
    bodies: [{ cast: 1 }],
  });
  expect(desk.storage.sideLog.read({ negotiation: TALKS, side: "a" })).toHaveLength(3);
});

test("VOTE-5 VOTE-6 what could not be stored has not happened, and the host's log does not say what it was", async () => {
  await using desk = openDesk();
  callVote(desk);
  const { sideLog } = desk.storage;
  const append = sideLog.append.bind(sideLog);
  const member = desk.seat("a", "negotiator");
  Object.assign(sideLog, {
    append: () => {
      throw new Error("the disk is full");
    },
  });
  expect(outcome(desk.ask(member, doing(3, YES)))).toBe("not-stored");
  expect(viewOf(desk, member).votes[0]?.mine?.choice).toBeNull();
  expect(desk.warnings.at(-1)).toMatch(/^request-not-stored/);
  expect(desk.warnings.join()).not.toMatch(/vote|ballot|caucus/i);
  Object.assign(sideLog, { append });
  expect(outcome(desk.ask(member, doing(3, YES)))).toBe("done");
  expect(viewOf(desk, member).votes[0]?.mine?.choice).toBe("yes");
});

test("VOTE-1 MOVE-4 the chief who has handed over calls and closes no vote, and the second does", async () => {
  await using desk = openDesk();
  callVote(desk);
  const chief = desk.seat("a", "chief");
  desk.ask(chief, moving(4, { kind: "hand-over", to: "second" }));
  const close: VoteAct = { kind: "close-vote", vote: VOTE };
  expect(outcome(desk.ask(chief, doing(5, close)))).toBe("not-holding-the-hand");
  expect(outcome(desk.ask(desk.seat("a", "second"), doing(6, close)))).toBe("done");
  expect(outcome(desk.ask(desk.seat("a", "negotiator"), doing(7, YES)))).toBe("stale");
});

test("VOTE-7 what the chief shows of the authority stands on the pass, in the matrix and on the record, and not in the gallery", async () => {
  await using desk = openDesk();
  const authorisedBy = "Authorised by the committee: West 2–0";
  const chief = desk.seat("a", "chief");
  desk.ask(chief, moving(1, TABLING));
  const pass = { kind: "pass", proposal: W7, answers: null, text: "Three.", authorisedBy } as const;
  expect(outcome(desk.ask(chief, moving(2, pass)))).toBe("done");
  expect(desk.commands.stateOf(TALKS)?.proposals.get(W7)?.passes.at(-1)).toMatchObject({
    authorisedBy,
  });
  expect(desk.told.at(-1)?.fact).toMatchObject({
    words: [`Guild passed a text on W-7. They say: “${authorisedBy}”`],
  });
  expect(JSON.stringify(desk.commands.latestOf(TALKS))).not.toContain("Authorised");
  await desk.restart();
  expect(desk.commands.stateOf(TALKS)?.proposals.get(W7)?.passes.at(-1)).toMatchObject({
    authorisedBy,
  });
});

test("VOTE-7 what is shown of the authority for a tabling and a package reaches both sides and not the gallery", async () => {
  await using desk = openDesk();
  const authorisedBy = "Authorised by the committee: West 2–0";
  const [guild, producers] = [desk.seat("a", "chief"), desk.seat("b", "chief")];
  expect(outcome(desk.ask(guild, moving(1, { ...TABLING, authorisedBy } as Move)))).toBe("done");
  const id = mustPackageId("k1");
  const member = { offer: "pass", proposal: W7, answers: null, text: "Three." } as const;
  const said = { title: null, words: "", answers: null, openUntil: null, members: [member] };
  const offer: Move = { kind: "offer-package", package: id, ...said, authorisedBy };
  expect(outcome(desk.ask(guild, moving(3, offer)))).toBe("done");
  const hash = desk.commands.stateOf(TALKS)?.packages.get(id)?.hash ?? "";
  const accepting: Move = { kind: "accept-package", package: id, hash, authorisedBy };
  expect(outcome(desk.ask(producers, moving(4, accepting)))).toBe("done");
  const words = desk.told.flatMap(({ fact }) => (fact.fact === "moved" ? fact.words : []));
  expect(words.filter((each) => each.endsWith(`They say: “${authorisedBy}”`))).toHaveLength(3);
  await desk.restart();
  const state = desk.commands.stateOf(TALKS);
  expect(state?.proposals.get(W7)?.passes[0]).toMatchObject({ authorisedBy });
  expect(state?.packages.get(id)).toMatchObject({ authorisedBy, end: { authorisedBy } });
  if (state === undefined) throw new Error("no talks");
  const head = { seq: 1, head: "", atMs: 0, receipt: null };
  const published = galleryContent(state, new Map(), allOf(state));
  const atTheTable = matrixContent(state, head, allOf(state));
  const textOf = (content: typeof published) =>
    JSON.stringify([...content].map(([name, map]) => [name, [...map]]));
  expect(textOf(atTheTable).split(authorisedBy).length - 1).toBeGreaterThanOrEqual(3);
  expect(textOf(published)).not.toContain("Authorised");
});

test("VOTE-7 what is shown of the authority for an acceptance and a signature reaches both sides and not the gallery", async () => {
  await using desk = openDesk();
  const [authorisedBy, board] = ["Authorised by the companies: 7–1", "Authorised by the board"];
  const [guild, producers] = [desk.seat("a", "chief"), desk.seat("b", "chief")];
  desk.ask(guild, moving(1, TABLING));
  desk.ask(guild, moving(2, { kind: "pass", proposal: W7, answers: null, text: "Three." }));
  const hash = desk.commands.stateOf(TALKS)?.proposals.get(W7)?.passes.at(-1)?.hash ?? "";
  const on = { proposal: W7, pass: 2, hash };
  const accepting: Move = { kind: "accept", ...on, authorisedBy };
  expect(outcome(desk.ask(producers, moving(3, accepting)))).toBe("done");
  const signing: Move = { kind: "sign-ta", ...on, authorisedBy: board };
  expect(outcome(desk.ask(guild, moving(4, signing)))).toBe("done");
  const words = desk.told.flatMap(({ fact }) => (fact.fact === "moved" ? fact.words : []));
  expect(words.filter((each) => each.includes("They say: “Authorised"))).toHaveLength(2);
  await desk.restart();
  const state = desk.commands.stateOf(TALKS);
  expect(state?.proposals.get(W7)?.agreement).toMatchObject({
    authorisedBy,
    signatures: { a: { authorisedBy: board } },
  });
  if (state === undefined) throw new Error("no talks");
  const head = { seq: 1, head: "", atMs: 0, receipt: null };
  const told = (content: ReturnType<typeof matrixContent>) =>
    JSON.stringify([...content].map(([name, map]) => [name, [...map]]));
  const atTheTable = told(matrixContent(state, head, allOf(state)));
  expect([atTheTable.includes(authorisedBy), atTheTable.includes(board)]).toEqual([true, true]);
  expect(told(galleryContent(state, new Map(), allOf(state)))).not.toContain("Authorised");
});
