import fc from "fast-check";
import { expect, test } from "vitest";

import { parseNegotiationId, mustSeatId, type SeatId } from "../ids.ts";
import { MAX_BALLOT_CHANGES, MAX_OPEN_VOTES } from "../limits.ts";
import type { Actor } from "../moves/case-state.ts";
import {
  guildChief,
  guildSecond,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "../moves/talks-for-tests.ts";
import type { RefusalReason } from "../refusals.ts";
import { judgeVoteAct } from "./judge-vote-act.ts";
import { SIDE_LOG_VERSION, sideLogEntry, type SideLogEntry } from "./side-log.ts";
import { authorisedWords, isCarried, isWhatWasVoted, tallyOf } from "./tally.ts";
import { viewVotes } from "./view-votes.ts";
import type { Choice, VoteAct } from "./vote-act.ts";
import { applyVoteEntry, NO_VOTES, type VotesState } from "./votes-state.ts";

const WEST = ["w1", "w2", "w3"].map(mustSeatId);
const EAST = ["e1", "e2"].map(mustSeatId);
const OWN = [...WEST, ...EAST, guildChief.id, guildSecond.id];
const VOTE = "00000000-0000-4000-8000-000000000001";
const TEXT = { kind: "text", proposal: W7, text: "Two per cent." } as const;
const BODIES: VoteAct = {
  kind: "set-bodies",
  bodies: [
    { name: "West", quorum: 2, members: WEST },
    { name: "East", quorum: 1, members: EAST },
  ],
};

const calling = (over: Partial<Extract<VoteAct, { kind: "call-vote" }>> = {}): VoteAct => ({
  kind: "call-vote",
  vote: VOTE,
  question: "Shall we pass this?",
  content: TEXT,
  isSecret: false,
  closes: null,
  ...over,
});
const ballot = (choice: Choice): VoteAct => ({ kind: "cast-ballot", vote: VOTE, choice });
const CLOSE: VoteAct = { kind: "close-vote", vote: VOTE };
const member = (id: SeatId): Actor => ({ id, side: "a", role: "negotiator", name: `Guild ${id}` });

/** The votes of the guild's side, driven as the server drives them. */
function openVotes() {
  const talks = openTestTalks();
  const seats = [
    ...OWN.map((id) => ({ id, side: "a" as const })),
    { id: producersChief.id, side: "b" as const },
  ];
  let state: VotesState = NO_VOTES;
  const entries: SideLogEntry[] = [];
  const on = {
    talks,
    entries,
    nowMs: Date.parse("2026-01-05T10:00:00Z"),
    get state() {
      return state;
    },
    /** Does an act. The reason why it was refused, and then the state is the very same object. */
    act(actor: Actor, act: VoteAct): RefusalReason | null {
      const context = { actor, nowMs: on.nowMs, state: talks.state, seats };
      const refused = judgeVoteAct(state, act, context);
      if (refused !== null) return refused.reason;
      const negotiation = parseNegotiationId("test-talks");
      const entry = sideLogEntry.parse({
        v: SIDE_LOG_VERSION,
        negotiation,
        side: "a",
        seq: entries.length + 1,
        at: new Date(on.nowMs).toISOString(),
        by: { seat: actor.id, name: actor.name, role: actor.role },
        act,
      });
      entries.push(entry);
      state = applyVoteEntry(state, entry);
      return null;
    },
    must(actor: Actor, ...acts: VoteAct[]): void {
      for (const act of acts) {
        const refused = on.act(actor, act);
        if (refused !== null) throw new Error(`refused: ${refused}`);
      }
    },
    tally() {
      const vote = state.votes.get(VOTE);
      if (vote === undefined) throw new Error("no vote");
      return tallyOf(vote);
    },
  };
  return on;
}

function called(over: Partial<Extract<VoteAct, { kind: "call-vote" }>> = {}) {
  const votes = openVotes();
  votes.must(guildChief, BODIES, calling(over));
  return votes;
}

/** Asserts that an act is refused for this reason and has changed nothing. */
function refused(
  votes: ReturnType<typeof openVotes>,
  actor: Actor,
  act: VoteAct,
): RefusalReason | null {
  const before = votes.state;
  const reason = votes.act(actor, act);
  expect(votes.state).toBe(before);
  return reason;
}

const [W1, W2, W3] = WEST.map(member) as [Actor, Actor, Actor];
const [E1, E2] = EAST.map(member) as [Actor, Actor];

test("VOTE-1 one member has one ballot, which may be changed until the vote closes; later ones are refused", () => {
  const votes = called();
  votes.must(W1, ballot("no"), ballot("yes"));
  expect(votes.tally()[0]).toMatchObject({ yes: 1, no: 0, cast: 1 });
  votes.must(guildChief, CLOSE);
  expect(refused(votes, W1, ballot("no"))).toBe("stale");
  expect(refused(votes, W2, ballot("no"))).toBe("stale");
  expect(refused(votes, guildChief, CLOSE)).toBe("stale");
  expect(votes.tally()[0]).toMatchObject({ yes: 1, no: 0, cast: 1 });
});

test("VOTE-1 a vote with a time closes at that instant, and takes ballots a millisecond before", () => {
  const closes = "2026-01-05T11:00:00.000Z";
  const votes = called({ closes });
  votes.nowMs = Date.parse(closes) - 1;
  votes.must(W1, ballot("yes"));
  votes.nowMs = Date.parse(closes);
  expect(refused(votes, W2, ballot("yes"))).toBe("stale");
  expect(viewVotes(votes.state, W1.id, votes.nowMs).votes[0]?.closedAt).toBe(closes);
  expect(refused(votes, guildChief, calling({ vote: VOTE.replace("1", "2"), closes }))).toBe(
    "due-date-passed",
  );
});

test("VOTE-1 who is no member of a body has no ballot, the chief among them", () => {
  const votes = called();
  expect(refused(votes, guildChief, ballot("yes"))).toBe("not-yours-to-ask");
  expect(refused(votes, member(mustSeatId("w4")), ballot("yes"))).toBe("not-yours-to-ask");
  votes.must(W1, ballot("yes"));
  for (let change = 1; change < MAX_BALLOT_CHANGES; change += 1) votes.must(W1, ballot("no"));
  expect(refused(votes, W1, ballot("yes"))).toBe("too-many-requests");
});

test("VOTE-1 MOVE-4 who holds the hand says who votes, calls and closes; the old chief does not after handing over", () => {
  const votes = called();
  expect(refused(votes, guildSecond, CLOSE)).toBe("not-holding-the-hand");
  expect(refused(votes, W1, CLOSE)).toBe("not-yours-to-ask");
  votes.talks.must(guildChief, { kind: "hand-over", to: "second" });
  const second = { vote: VOTE.replace("1", "2") };
  for (const act of [CLOSE, BODIES, calling(second)])
    expect(refused(votes, guildChief, act)).toBe("not-holding-the-hand");
  votes.must(guildSecond, calling(second), CLOSE);
});

test("VOTE-2 a vote is about exact words: another text, another pass or another hash is not what was voted", () => {
  const votes = openVotes();
  votes.talks.must(producersChief, tableW7("One per cent."));
  const pass = votes.talks.proposal().passes[0];
  if (pass === undefined) throw new Error("no pass");
  const content = { kind: "pass", proposal: W7, pass: 1, hash: pass.hash } as const;
  votes.must(guildChief, BODIES);
  expect(refused(votes, guildChief, calling({ content: { ...content, pass: 2 } }))).toBe(
    "unknown-pass",
  );
  const forged = { ...content, hash: "0".repeat(64) };
  expect(refused(votes, guildChief, calling({ content: forged }))).toBe("wrong-text");
  votes.must(guildChief, calling({ content }));
  expect(isWhatWasVoted(content, content)).toBe(true);
  expect(isWhatWasVoted(content, forged)).toBe(false);
  expect(isWhatWasVoted(TEXT, { ...TEXT, text: `${TEXT.text} ` })).toBe(false);
  expect(isWhatWasVoted(TEXT, { ...TEXT })).toBe(true);
  expect(isWhatWasVoted(TEXT, content)).toBe(false);
});

test("VOTE-2 a vote on nothing, without a question or without bodies is refused, and so are more than can be open", () => {
  const votes = openVotes();
  expect(refused(votes, guildChief, calling())).toBe("not-offered");
  votes.must(guildChief, BODIES);
  expect(refused(votes, guildChief, calling({ question: " " }))).toBe("no-text");
  expect(refused(votes, guildChief, calling({ content: { ...TEXT, text: " " } }))).toBe("no-text");
  for (let number = 0; number < MAX_OPEN_VOTES; number += 1)
    votes.must(guildChief, calling({ vote: VOTE.slice(0, -3) + String(100 + number) }));
  expect(refused(votes, guildChief, calling())).toBe("too-many-requests");
});

test("VOTE-3 each body counts by itself, with its own quorum, as it stood when the vote was called", () => {
  const votes = called();
  votes.must(W1, ballot("yes"));
  votes.must(E1, ballot("abstain"));
  expect(votes.tally()).toMatchObject([
    { name: "West", cast: 1, hasQuorum: false, isCarried: false },
    { name: "East", cast: 1, hasQuorum: true, isCarried: false },
  ]);
  votes.must(W2, ballot("yes"));
  votes.must(W3, ballot("no"));
  votes.must(E1, ballot("yes"));
  votes.must(E2, ballot("abstain"));
  votes.must(guildChief, {
    kind: "set-bodies",
    bodies: [{ name: "West", quorum: 3, members: [W1.id, W2.id, E1.id] }],
  });
  expect(isCarried(votes.tally())).toBe(true);
  expect(authorisedWords(votes.tally())).toBe(
    "Authorised by the committee: West 2–1, East 1–0 (1 abstained)",
  );
});

test("VOTE-3 bodies hold seats of the own side, nobody twice, and can reach their quorum", () => {
  const votes = openVotes();
  const set = (...bodies: { name: string; quorum: number; members: SeatId[] }[]): VoteAct => ({
    kind: "set-bodies",
    bodies,
  });
  const west = { name: "West", quorum: 1, members: WEST };
  expect(refused(votes, guildChief, set({ ...west, members: [producersChief.id] }))).toBe(
    "unknown-seat",
  );
  for (const wrong of [
    set(west, { ...west, name: "East" }),
    set(west, { name: "WEST ", quorum: 1, members: EAST }),
    set({ ...west, quorum: 4 }),
  ])
    expect(refused(votes, guildChief, wrong)).toBe("seat-impossible");
  votes.must(guildChief, set(west, { name: "East", quorum: 2, members: EAST }));
});

test("VOTE-4 of a secret vote nobody reads whose ballot is which, and no tally before it is closed", () => {
  const votes = called({ isSecret: true });
  votes.must(W1, ballot("no"));
  votes.must(W2, ballot("yes"));
  const read = (reader: Actor) => viewVotes(votes.state, reader.id, votes.nowMs).votes[0];
  for (const reader of [W3, E1, guildChief]) {
    expect(read(reader)?.ballots).toBeNull();
    expect(read(reader)?.bodies.map(({ cast, counts }) => [cast, counts])).toEqual([
      [2, null],
      [0, null],
    ]);
  }
  expect(read(W1)?.mine).toEqual({ body: "West", choice: "no" });
  expect(read(guildChief)?.mine).toBeNull();
  votes.must(guildChief, CLOSE);
  expect(read(W3)?.bodies[0]?.counts).toMatchObject({ yes: 1, no: 1 });
  expect(read(W3)?.ballots).toBeNull();
  const open = called();
  open.must(W1, ballot("no"));
  const seen = viewVotes(open.state, W2.id, open.nowMs).votes[0];
  expect(seen?.ballots).toEqual([{ seat: W1.id, choice: "no" }]);
  expect(seen?.bodies[0]?.counts).toMatchObject({ no: 1 });
});

test("VOTE-1 VOTE-3 whatever members do in whatever order, the tally is that of each one's last ballot before the end", () => {
  const voter = fc.constantFrom(...WEST, ...EAST, guildChief.id);
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ voter, choice: fc.constantFrom("yes", "no", "abstain") }) },
    { weight: 1, arbitrary: fc.constant("close" as const) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const votes = called();
      const last = new Map<SeatId, Choice>();
      const asExpected: boolean[] = [];
      let isClosed = false;
      for (const each of steps) {
        if (each === "close") {
          votes.act(guildChief, CLOSE);
          isClosed = true;
        } else {
          const isTaken = votes.act(member(each.voter), ballot(each.choice)) === null;
          asExpected.push(isTaken === (!isClosed && each.voter !== guildChief.id));
          if (isTaken) last.set(each.voter, each.choice);
        }
      }
      expect(asExpected).not.toContain(false);
      const counted = (members: readonly SeatId[], choice: Choice) =>
        members.filter((id) => last.get(id) === choice).length;
      for (const [index, members] of [WEST, EAST].entries())
        expect(votes.tally()[index]).toMatchObject({
          yes: counted(members, "yes"),
          no: counted(members, "no"),
          abstain: counted(members, "abstain"),
        });
      expect(votes.entries.reduce(applyVoteEntry, NO_VOTES)).toEqual(votes.state);
    }),
  );
});
