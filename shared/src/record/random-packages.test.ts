import fc from "fast-check";
import { expect, test } from "vitest";

import { matrixRow } from "../documents/matrix.ts";
import { mustPackageId, mustProposalId, type PackageId, type ProposalId } from "../ids.ts";
import { latestPassOf, type CaseState, type ProposalState } from "../moves/case-state.ts";
import { lapsedPackages } from "../moves/lapse-package.ts";
import type { Move } from "../moves/move.ts";
import { packageGone } from "../moves/package-guards.ts";
import type { PackageMember } from "../moves/package-member.ts";
import { isTentativelyAgreed, standingOf } from "../moves/standing.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import { otherSide, type SideMark } from "../sides.ts";
import { canonicalText } from "./canonical.ts";
import type { RecordEntry } from "./entry.ts";
import { applyEntry, replay } from "./replay.ts";

const PROPOSALS = ["p1", "p2", "p3", "p4", "p5"].map(mustProposalId);
const WRONG_HASH = "0".repeat(64);
const HOUR_MS = 60 * 60 * 1000;

const nat = fc.noBias(fc.nat({ max: 9999 }));

const thought = fc.record({
  what: nat,
  which: nat,
  members: fc.array(nat, { minLength: 1, maxLength: 3 }),
});

/** One thing that somebody asks: who, which of what they might think of, with which members, and how long they waited. */
const asking = fc.record({
  isGuild: fc.boolean(),
  isLate: fc.noBias(fc.nat({ max: 19 })),
  thoughts: fc.oneof(
    { weight: 4, arbitrary: fc.array(thought, { minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.array(thought, { minLength: 2, maxLength: 3 }) },
  ),
});
interface Asking {
  isGuild: boolean;
  isLate: number;
  thoughts: { what: number; which: number; members: number[] }[];
}

/** What a member could be, allowed or not. */
function thinkableMember(state: CaseState, side: SideMark, pick: number): PackageMember {
  const proposal = PROPOSALS[pick % PROPOSALS.length] ?? mustProposalId("p1");
  const of = state.proposals.get(proposal);
  const theirs = of === undefined ? undefined : latestPassOf(of, otherSide(side));
  const choices: PackageMember[] = [
    { offer: "pass", proposal, answers: null, text: `${side} offers ${pick}.` },
    { offer: "pass", proposal, answers: theirs?.number ?? null, text: `${side} answers ${pick}.` },
    // Each fits one side's proposals; the other's are tried now and then.
    of?.sponsor === side || pick % 7 === 0
      ? { offer: "withdraw", proposal, lastPass: of?.passes.length ?? 1 }
      : pick % 2 === 0
        ? { offer: "ask-withdrawal", proposal, lastPass: of?.passes.length ?? 1 }
        : {
            offer: "accept",
            proposal,
            pass: theirs?.number ?? 1,
            hash: theirs?.hash ?? WRONG_HASH,
          },
  ];
  return choices[Math.floor(pick / PROPOSALS.length) % choices.length] ?? mustMember();
}

function mustMember(): PackageMember {
  throw new Error("no such member");
}

function thinkable(talks: TestTalks, side: SideMark, asked: Asking["thoughts"][number]): Move {
  const { state } = talks;
  const packages = [...state.packages.values()];
  const proposal = PROPOSALS[asked.which % PROPOSALS.length] ?? mustProposalId("p1");
  const of = state.proposals.get(proposal);
  const theirs = of === undefined ? undefined : latestPassOf(of, otherSide(side));
  const pass = theirs?.number ?? 1;
  const hash = theirs?.hash ?? WRONG_HASH;
  // Those that can be answered are named most; others are tried too.
  const live = packages.filter((each) => each.end === null && each.side !== side);
  const pool = asked.which % 4 === 0 || live.length === 0 ? packages : live;
  const named = pool[asked.which % Math.max(1, pool.length)];
  const id = named?.id ?? mustPackageId("none");
  const openUntil = asked.which % 2 === 0 ? new Date(talks.nowMs + HOUR_MS).toISOString() : null;
  const chosen = asked.members.map((each) => thinkableMember(state, side, each));
  const members = [...new Map(chosen.map((each) => [each.proposal, each])).values()];
  const said = { title: null, words: "", openUntil, members };
  const fresh = mustPackageId(`k${packages.length}-${asked.which}`);
  const offer = { kind: "offer-package", package: fresh, ...said } as const;
  const agreed = of?.agreement ?? { pass, hash };
  const withdrawal = { how: "unconditional", condition: null, words: "" } as const;
  const moves: Move[] = [
    { ...offer, answers: null },
    { ...offer, answers: null },
    { ...offer, answers: id },
    { kind: "accept-package", package: id, hash: named?.hash ?? WRONG_HASH },
    { kind: "accept-package", package: id, hash: named?.hash ?? WRONG_HASH },
    {
      kind: "accept-package",
      package: id,
      hash: asked.which % 3 === 0 ? WRONG_HASH : (named?.hash ?? WRONG_HASH),
    },
    { kind: "reject-package", package: id, words: "No." },
    { kind: "withdraw-package", package: id, words: "" },
    { kind: "lapse-package", package: id },
    { kind: "pass", proposal, answers: theirs?.number ?? null, text: `${side} ${asked.what}.` },
    { kind: "reject", proposal, pass, words: "No." },
    { kind: "accept", proposal, pass, hash },
    {
      kind: "sign-ta",
      proposal,
      pass: agreed.pass,
      hash: agreed.hash,
    },
    {
      kind: "sign-ta",
      proposal,
      pass: agreed.pass,
      hash: agreed.hash,
    },
    { kind: "withdraw", proposal, lastPass: of?.passes.length ?? 1, ...withdrawal },
  ];
  return moves[asked.what % moves.length] ?? { kind: "hand-over", to: "chief" };
}

function tabled(proposal: ProposalId): Move {
  return { ...tableW7(`${proposal} as tabled.`), proposal, number: null } as Move;
}

/** Everything that the matrix shows, as canonical JSON. */
function projected(state: CaseState): string {
  return canonicalText({
    rows: [...state.proposals.values()].map(matrixRow),
    packages: [...state.packages.values()],
  });
}

/** What does not hold of the packages as they are now, in words. */
function violations(state: CaseState): string[] {
  const wrong: string[] = [];
  const live = new Set<PackageId>();
  for (const offered of state.packages.values()) {
    if (offered.end !== null) continue;
    live.add(offered.id);
    if (packageGone(state, offered) !== null) wrong.push("a package is open and not there");
    for (const { proposal } of offered.members) {
      const of = state.proposals.get(proposal);
      if (of === undefined || standingOf(of) !== "packaged")
        wrong.push("a member of a live package does not stand as packaged");
    }
  }
  for (const proposal of state.proposals.values()) {
    if (proposal.packages.some(({ id }) => !live.has(id)))
      wrong.push("a proposal is in a package that is over");
    if (isTentativelyAgreed(proposal) && !isSignedOverOneText(proposal))
      wrong.push("a tentative agreement over no text of the proposal");
  }
  return wrong;
}

function isSignedOverOneText({ agreement, passes }: ProposalState): boolean {
  return passes.some(({ number, hash }) => number === agreement?.pass && hash === agreement.hash);
}

/** All or none: when a package was accepted, each member took effect by this one act, and none of another's did. */
function halfTaken(before: CaseState, after: CaseState): string[] {
  return [...after.packages.values()].flatMap((offered) => {
    const was = before.packages.get(offered.id);
    const isAccepted = offered.end?.how === "accepted" && (was === undefined || was.end === null);
    const taken = offered.members.filter(({ proposal: id }) => {
      const of = after.proposals.get(id);
      return of?.agreement?.package === offered.id || of?.withdrawal?.package === offered.id;
    });
    if (isAccepted) return taken.length === offered.members.length ? [] : ["half a package"];
    const wasAccepted = offered.end?.how === "accepted";
    return !wasAccepted && taken.length > 0 ? ["something of a package that was not accepted"] : [];
  });
}

function play(talks: TestTalks, asked: Asking): string[] {
  if (asked.isLate === 0) talks.nowMs += 2 * HOUR_MS;
  const lapsed = lapsedPackages(talks.state, talks.nowMs);
  const beforeLapse = talks.state;
  if (lapsed.length > 0)
    talks.server(...lapsed.map(({ id }) => ({ kind: "lapse-package" as const, package: id })));
  const wrong = [...beforeLapse.proposals.values()].flatMap((was) => {
    const is = talks.state.proposals.get(was.id);
    return is !== undefined && is.withdrawal === was.withdrawal && is.passes === was.passes
      ? []
      : ["a lapse touched a position"];
  });
  const before = talks.state;
  const was = projected(before);
  const actor = asked.isGuild ? guildChief : producersChief;
  const moves = asked.thoughts.map((each) => thinkable(talks, asked.isGuild ? "a" : "b", each));
  const refused = talks.make(actor, ...moves);
  if (refused !== null && talks.state !== before) wrong.push("a refusal changed something");
  if (projected(before) !== was) wrong.push("a former state was changed");
  return [...wrong, ...violations(talks.state), ...halfTaken(before, talks.state)];
}

/** The positions of the talks had the packages that were never accepted not been offered at all. */
function withoutTheUnaccepted(entries: readonly RecordEntry[]): string {
  const accepted = new Set(
    [...replay(entries).packages.values()].flatMap(({ id, end }) =>
      end?.how === "accepted" ? [id] : [],
    ),
  );
  let state: CaseState | null = null;
  for (const entry of entries) {
    const { act } = entry;
    const moves =
      act.kind !== "moves"
        ? []
        : act.moves.filter((move) => !("package" in move) || accepted.has(move.package));
    const kept = moves.map((move) =>
      move.kind === "offer-package" && move.answers !== null && !accepted.has(move.answers)
        ? { ...move, answers: null }
        : move,
    );
    state = applyEntry(
      state,
      act.kind === "moves" ? { ...entry, act: { ...act, moves: kept } } : entry,
    );
  }
  return state === null ? "" : positions(state);
}

function positions(state: CaseState): string {
  return canonicalText(
    [...state.proposals.values()].map(({ id, passes, hold, rejections, agreement, withdrawal }) => {
      const isWithdrawn = withdrawal !== null;
      return { id, passes, hold, rejections, agreement, isWithdrawn };
    }),
  );
}

/** Alone it takes a fraction of this; others share the machine. */
const RUNS_MS = 60_000;

test(
  "PACKAGE-8 whatever both sides offer, answer and let lapse, a package takes effect as a whole or leaves no trace",
  { timeout: RUNS_MS },
  () => {
    const ends = new Map<string, number>();
    const property = fc.property(
      fc.array(asking, { minLength: 25, maxLength: 70 }),
      (everything: Asking[]) => {
        const talks = openTestTalks();
        talks.must(guildChief, ...PROPOSALS.slice(0, 3).map(tabled));
        talks.must(producersChief, ...PROPOSALS.slice(3).map(tabled));
        expect(everything.flatMap((each) => play(talks, each))).toEqual([]);
        expect(projected(replay(talks.entries))).toBe(projected(talks.state));
        expect(withoutTheUnaccepted(talks.entries)).toBe(positions(talks.state));
        for (const { end } of talks.state.packages.values()) {
          const how = end?.how ?? "open";
          ends.set(how, (ends.get(how) ?? 0) + 1);
        }
      },
    );
    // A failure prints its seed and the shortest talks that show it.
    fc.assert(property, { numRuns: 150 });
    // Every end was reached often enough that the test says something.
    const wanted = [
      "open",
      "accepted",
      "rejected",
      "countered",
      "withdrawn",
      "lapsed",
      "superseded",
    ];
    expect(wanted.filter((how) => (ends.get(how) ?? 0) < 5)).toEqual([]);
  },
);
