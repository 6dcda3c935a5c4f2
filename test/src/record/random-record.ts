import { mustProposalId } from "@crosstable/shared/ids";
import { openSessionOf } from "@crosstable/shared/moves/bargaining-session";
import {
  latestPassOf,
  type CaseState,
  type ProposalState,
} from "@crosstable/shared/moves/case-state";
import { agreeTo, offerOf, STOP, until } from "@crosstable/shared/moves/extensions-for-tests";
import { minutesHash } from "@crosstable/shared/moves/minutes";
import type { Move } from "@crosstable/shared/moves/move";
import { statementHash } from "@crosstable/shared/moves/statements";
import { tableW7 } from "@crosstable/shared/moves/talks-for-tests";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import fc from "fast-check";

import { answerPackage, lapse, offerOrWithdraw } from "./random-packages.ts";
import { addSeat, disturbSecond } from "./random-seats.ts";
import { CHIEFS, SignedTalks } from "./signed-talks.ts";

const PROPOSALS = ["p1", "p2", "p3"].map(mustProposalId);

/** What a chief could ask on a proposal, most of it possible most of the time. */
function thinkable(of: ProposalState, side: SideMark): Move[] {
  const { id: proposal } = of;
  const theirs = latestPassOf(of, otherSide(side));
  const lastPass = of.passes.length;
  const text = `${side} writes ${lastPass} – 1,5 % €.`;
  const own: Move[] = [{ kind: "pass", proposal, answers: null, text }];
  if (of.agreement !== null) {
    const { pass, hash } = of.agreement;
    own.push({ kind: "sign-ta", proposal, pass, hash });
  }
  if (theirs === undefined) return own;
  const { number: pass, hash } = theirs;
  return [
    ...own,
    { kind: "pass", proposal, answers: pass, text },
    { kind: "reject", proposal, pass, words: "No." },
    { kind: "accept", proposal, pass, hash },
    { kind: "hold", proposal, pass, words: "Why?", due: "2027-01-01T00:00:00Z" },
  ];
}

/** A side offers an extension, or to stop the clock, and the other agrees; a stopped clock is set going first. */
function extend(talks: SignedTalks, side: SideMark, pick: number): void {
  const { stopped } = talks.state.extensionTalks;
  const local = `2026-03-${String(1 + (pick % 28)).padStart(2, "0")}T12:00`;
  const terms = pick % 4 === 0 ? STOP : until(local, "UTC");
  if (stopped !== null) talks.make(side, { kind: "restart-clock", since: stopped.at, words: "" });
  talks.make(side, offerOf(terms, "So that we finish."));
  talks.make(otherSide(side), agreeTo(terms, "So that we finish."));
}

/** Both sides sign an entry of the joint minutes and a statement, which one of them offers; a session is opened first. */
function sayTogether(talks: SignedTalks, side: SideMark, pick: number): void {
  const words = `${side} says ${pick} – 1,5 % €.`;
  const entry = { session: 1, words, corrects: null };
  if (talks.state.sessions.length === 0) talks.make(side, { kind: "open-session" });
  talks.make(
    side,
    { kind: "offer-minutes", ...entry },
    { kind: "offer-statement", words },
    { kind: "publish-statement", words },
  );
  talks.make(
    otherSide(side),
    {
      kind: "sign-minutes",
      entry: talks.state.offeredMinutes.size,
      hash: minutesHash(entry),
    },
    { kind: "sign-statement", hash: statementHash(words) },
  );
}

const step = fc.record({
  side: fc.constantFrom<SideMark>("a", "b"),
  proposal: fc.constantFrom(...PROPOSALS),
  pick: fc.nat(99),
  /** What is no move on a proposal, now and then: an act of the host, a package or an answer to one, a new device of a second, a chief who vouches for one, an extension, what both say together. */
  other: fc.constantFrom(
    null,
    null,
    null,
    null,
    null,
    "disturb",
    "add-seat",
    "offer",
    "offer",
    "offer",
    "answer",
    "answer",
    "enrol",
    "enrol",
    "vouch",
    "vouch",
    "extend",
    "say",
  ),
});

/** A day that begins, leaves the record, comes back to it and ends. */
function aboutTheSession({ sessions }: CaseState): Move[] {
  const open = openSessionOf({ sessions });
  if (open === null) return [{ kind: "open-session" }];
  const session = open.number;
  return [
    { kind: "go-off-record", session },
    { kind: "go-on-record", session },
    { kind: "adjourn-session", session, next: null, words: "" },
  ];
}

/** Enters old proposals for their chiefs, before any device signs. */
function enterAfterwards(talks: SignedTalks, count: number): void {
  const asOf = { date: "2025-07", confidence: "ok" as const, sources: ["A newspaper – p. 2."] };
  for (const proposal of PROPOSALS.slice(0, count)) {
    const side = proposal === PROPOSALS[0] ? "a" : "b";
    const { id: seat, name, role } = CHIEFS[side];
    const move = { ...tableW7(`${side} has tabled.`), proposal, number: null } as Move;
    talks.add({ seat, name, side, role }, { kind: "moves", moves: [move], asOf });
  }
}

/**
 * A record of some two dozen rows: what was entered afterwards, whatever both chiefs asked and the rules took, lapses, and now and then an
 * act of the host, a new key of a side, and a chief who vouches for it.
 */
export const randomRecord: fc.Arbitrary<SignedTalks> = fc
  .tuple(fc.nat(2), fc.array(step, { minLength: 8, maxLength: 24 }))
  .map(([entered, steps]) => {
    const talks = new SignedTalks();
    enterAfterwards(talks, entered);
    const unvouched: Record<SideMark, Move[]> = { a: [], b: [] };
    for (const { side, proposal, pick, other } of steps) {
      lapse(talks);
      if (other === "disturb") {
        disturbSecond(talks, side, pick);
        unvouched[side] = [];
      }
      if (other === "add-seat") addSeat(talks, side, pick);
      if (other === "offer") offerOrWithdraw(talks, side, pick);
      if (other === "answer") answerPackage(talks, side, pick);
      if (other === "enrol") unvouched[side].push(talks.enrolSecond(side));
      const vouching = other === "vouch" ? unvouched[side].splice(0) : [];
      if (vouching.length > 0) talks.make(side, ...vouching);
      if (other === "extend") extend(talks, side, pick);
      if (other === "say") sayTogether(talks, side, pick);
      const found = talks.state.proposals.get(proposal);
      const moves =
        found === undefined ? [] : [...thinkable(found, side), ...aboutTheSession(talks.state)];
      const tabling = { ...tableW7(`${side} tables.`), proposal, number: null } as Move;
      talks.make(side, moves[pick % moves.length] ?? tabling);
    }
    return talks;
  })
  // At least something of each side to spoil.
  .filter(({ rows }) => rows.length >= 6);
