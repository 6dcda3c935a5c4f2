import fc from "fast-check";
import { expect, test } from "vitest";

import { matrixRow } from "../documents/matrix.ts";
import { mustProposalId } from "../ids.ts";
import { latestPassOf, type CaseState, type ProposalState } from "../moves/case-state.ts";
import { begunBy, type Both } from "../moves/closings.ts";
import type { Move } from "../moves/move.ts";
import { isClosedStanding, isTentativelyAgreed, standingOf, turnOf } from "../moves/standing.ts";
import {
  guildChief,
  guildNegotiator,
  guildSecond,
  openTestTalks,
  producersChief,
  producersSecond,
  tableW7,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import { otherSide, type SideMark } from "../sides.ts";
import { canonicalText } from "./canonical.ts";
import { firstBrokenRow } from "./entry.ts";
import { replay } from "./replay.ts";

// The chiefs ask most: what others ask is refused nearly always.
const CHIEFS = Array.from({ length: 6 }, () => [guildChief, producersChief]).flat();
const OTHERS = [guildSecond, producersSecond, guildNegotiator];
const PROPOSALS = ["p1", "p2", "p3", "p4"].map(mustProposalId);
const WRONG_HASH = "0".repeat(64);

/** Everything that somebody might think of asking now: what is allowed, and what is stale, foreign or too late. */
function thinkable(state: CaseState, side: SideMark): Move[] {
  // The hand goes to the second late, so that the chiefs are not refused from the beginning.
  const moves: Move[] = [
    { kind: "hand-over", to: state.proposals.size === 4 ? "second" : "chief" },
  ];
  for (const id of PROPOSALS) {
    const proposal = state.proposals.get(id);
    if (proposal !== undefined) moves.push(...thinkableOn(proposal, side));
    moves.push({ ...tableW7(`Tabled by ${side}.`), proposal: id, number: null } as Move);
  }
  return moves;
}

function thinkableOn(of: ProposalState, side: SideMark): Move[] {
  const { id: proposal } = of;
  const theirs = latestPassOf(of, otherSide(side));
  const latest = theirs?.number ?? 1;
  const hash = theirs?.hash ?? WRONG_HASH;
  const agreed = of.agreement ?? { pass: latest, hash };
  const text = `${side} writes ${of.passes.length}.`;
  const lastPass = of.passes.length;
  const asked = of.hold?.stamp.seq ?? 0;
  const { reopenAsked, statusQuo } = of.closings;
  const rowOf = (both: Both) => both[otherSide(side)]?.stamp.seq ?? null;
  const unconditional = { how: "unconditional", condition: null, words: "" } as const;
  return [
    { kind: "pass", proposal, answers: latest, text },
    { kind: "pass", proposal, answers: null, text },
    { kind: "pass", proposal, answers: 1, text: "To the first." },
    { kind: "hold", proposal, pass: latest, words: "Why?", due: "2027-01-01T00:00:00Z" },
    { kind: "answer-hold", proposal, pass: of.hold?.pass ?? 1, row: asked, words: "Because." },
    { kind: "reject", proposal, pass: latest, words: "No." },
    { kind: "reject", proposal, pass: 1, words: "No." },
    { kind: "accept", proposal, pass: latest, hash },
    { kind: "accept", proposal, pass: 1, hash: of.passes[0]?.hash ?? WRONG_HASH },
    { kind: "accept", proposal, pass: latest, hash: WRONG_HASH },
    { kind: "sign-ta", proposal, pass: agreed.pass, hash: agreed.hash },
    { kind: "sign-ta", proposal, pass: agreed.pass, hash: agreed.hash },
    { kind: "sign-ta", proposal, pass: latest, hash },
    { kind: "sign-ta", proposal, pass: agreed.pass, hash: WRONG_HASH },
    { kind: "withdraw", proposal, lastPass: lastPass + 1, ...unconditional },
    { kind: "withdraw", proposal, lastPass, ...unconditional },
    { kind: "reopen", proposal, meets: rowOf(reopenAsked), words: "A reason." },
    { kind: "repudiate", proposal, words: "We are not bound." },
    { kind: "reinstate", proposal, words: "" },
    { kind: "status-quo", proposal, lastPass, meets: rowOf(statusQuo), words: "" },
    { kind: "status-quo", proposal, lastPass, meets: null, words: "" },
    { kind: "decline-to-answer", proposal, pass: latest, words: "Not now." },
    {
      kind: "declare-final-offer",
      proposal,
      pass: latestPassOf(of, side)?.number ?? 1,
      askedBy: "nobody",
      askedWords: "",
      words: "",
    },
  ];
}

// Without the bias for small numbers, every thought is equally likely.
const pick = fc.noBias(fc.nat({ max: 9999 }));
const picks = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(pick) },
  { weight: 1, arbitrary: fc.array(pick, { minLength: 2, maxLength: 3 }) },
);
const transmittals = fc.array(fc.record({ who: pick, picks }), { minLength: 20, maxLength: 60 });

/** The state as canonical JSON: what the matrix shows, and whose hand it is. */
function projected(state: CaseState): string {
  return canonicalText({ hand: state.hand, rows: [...state.proposals.values()].map(matrixRow) });
}

/** What does not hold of a proposal after a transmittal, in words. */
function violations(talks: TestTalks, was: ProposalState | undefined, is: ProposalState): string[] {
  const text = (value: unknown) => canonicalText(value ?? null);
  const wasTa = was !== undefined && isTentativelyAgreed(was);
  const rules: Record<string, boolean> = {
    "a pass changed or went":
      text(is.passes.slice(0, was?.passes.length ?? 0)) !== text(was?.passes ?? []),
    "a tentative agreement was touched, and not by both":
      wasTa && text(is.agreement) !== text(was.agreement) && !isReopenedByBoth(was, is),
    "a withdrawal was touched, and not by its sponsor":
      was?.withdrawal != null &&
      text(is.withdrawal) !== text(was.withdrawal) &&
      text(is.closings.reinstated.at(-1)?.withdrawal) !== text(was.withdrawal),
    "a tentative agreement without two signatures over one text":
      isTentativelyAgreed(is) && !isSignedByBoth(talks, is),
    "a rejection ended more than its pass":
      wasOpen(was) && standingOf(is) === "withdrawn" && is.lastMove.kind !== "withdraw",
    "a closed proposal with a turn, and nobody asked to reopen it":
      isClosedStanding(standingOf(is)) &&
      turnOf(is) !== "none" &&
      begunBy(is.closings.reopenAsked).length === 0,
    "closed at the current contract language by one side":
      standingOf(is) === "status-quo" && begunBy(is.closings.statusQuo).length > 0,
    "something of the past was lost":
      was !== undefined &&
      (is.rejections.length < was.rejections.length ||
        is.closings.reopened.length < was.closings.reopened.length ||
        is.closings.reinstated.length < was.closings.reinstated.length ||
        is.declarations.finalOffers.length < was.declarations.finalOffers.length ||
        is.declarations.declined.length < was.declarations.declined.length),
  };
  return Object.keys(rules).filter((rule) => rules[rule] === true);
}

/** True when both chiefs have asked since, and what they had signed is kept beside their reasons. */
function isReopenedByBoth(was: ProposalState, is: ProposalState): boolean {
  const kept = is.closings.reopened[was.closings.reopened.length];
  return (
    kept !== undefined &&
    canonicalText(kept.agreement) === canonicalText(was.agreement) &&
    kept.reasons.a.stamp.side === "a" &&
    kept.reasons.b.stamp.side === "b"
  );
}

function wasOpen(was: ProposalState | undefined): boolean {
  return was !== undefined && standingOf(was) !== "withdrawn";
}

/** True when the record holds a signature of each side over exactly the agreed text. */
function isSignedByBoth(talks: TestTalks, of: ProposalState): boolean {
  const { agreement } = of;
  const text = of.passes.find((each) => each.number === agreement?.pass);
  if (agreement === null || text?.hash !== agreement.hash) return false;
  const signers = talks.entries.flatMap(({ act, by }) => {
    if (act.kind !== "moves") return [];
    const isSigned = act.moves.some(
      (move) => move.kind === "sign-ta" && move.proposal === of.id && move.hash === agreement.hash,
    );
    return isSigned ? [by.side] : [];
  });
  return signers.includes("a") && signers.includes("b");
}

/** Plays what was asked and says what did not hold. */
function play(talks: TestTalks, asked: { who: number; picks: number[] }): string[] {
  const before = talks.state;
  const was = projected(before);
  const everybody = [...CHIEFS, ...OTHERS];
  const actor = everybody[asked.who % everybody.length] ?? guildChief;
  const moves = thinkable(before, actor.side ?? "a");
  const picked = asked.picks.flatMap((pick) => moves[pick % moves.length] ?? []);
  const refused = talks.make(actor, ...picked);
  const wrong = [...talks.state.proposals.values()].flatMap((is) =>
    violations(talks, before.proposals.get(is.id), is),
  );
  if (refused !== null && talks.state !== before) wrong.push("a refusal changed something");
  if (projected(before) !== was) wrong.push("a former state was changed");
  if ([...before.proposals.keys()].some((id) => !talks.state.proposals.has(id))) {
    wrong.push("a proposal left the table");
  }
  return wrong;
}

test("whatever both sides ask, in whatever order, the rules of the table hold", () => {
  let rows = 0;
  let tentative = 0;
  const property = fc.property(transmittals, (asked) => {
    const talks = openTestTalks();
    expect(asked.flatMap((each) => play(talks, each))).toEqual([]);
    expect(firstBrokenRow(talks.entries)).toBeNull();
    expect(projected(replay(talks.entries))).toBe(projected(talks.state));
    rows += talks.entries.length;
    tentative += [...talks.state.proposals.values()].filter(isTentativelyAgreed).length;
  });
  // A failure prints its seed and the shortest talks that show it.
  fc.assert(property, { numRuns: 300 });
  // Enough of what was asked was made that the test says something.
  expect(rows).toBeGreaterThan(1500);
  expect(tentative).toBeGreaterThan(0);
});
