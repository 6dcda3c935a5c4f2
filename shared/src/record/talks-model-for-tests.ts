import { otherSide, type SideMark } from "../sides.ts";

/**
 * One proposal as a careful clerk would keep it on paper: a plain reference for the rules, written without them. Tests play
 * the same acts here and through the rules, and both must say the same.
 */
export interface ModelProposal {
  readonly sponsor: SideMark;
  readonly whole: ModelProposal | null;
  /** Whose each pass was, in order. */
  readonly passes: SideMark[];
  hold: { pass: number; by: SideMark } | null;
  readonly rejected: Set<number>;
  readonly declined: Set<number>;
  accepted: number | null;
  signed: Set<SideMark>;
  withdrawn: boolean;
  asksReopening: Set<SideMark>;
  leavesItAsItIs: Set<SideMark>;
  repudiated: Set<SideMark>;
  parts: ModelProposal[];
  isLate: boolean;
  isConsentRefused: boolean;
  isJustReopened: boolean;
}

/** What a side believes when it acts: it may have been overtaken since. */
export interface Seen {
  /** The other side's latest pass, or 0. */
  readonly theirs: number;
  readonly passes: number;
  readonly accepted: number | null;
}

export type ModelAct =
  | "pass-alone"
  | "counter"
  | "hold"
  | "answer-hold"
  | "reject"
  | "accept"
  | "sign-ta"
  | "withdraw"
  | "reinstate"
  | "reopen"
  | "repudiate"
  | "status-quo"
  | "decline-to-answer"
  | "consent"
  | "refuse-consent"
  | "split";

/** A proposal as it is tabled. */
export function newModel(
  sponsor: SideMark,
  of: { isLate: boolean; whole: ModelProposal | null },
): ModelProposal {
  return {
    sponsor,
    whole: of.whole,
    passes: [sponsor],
    hold: null,
    rejected: new Set(),
    declined: new Set(),
    accepted: null,
    signed: new Set(),
    withdrawn: false,
    asksReopening: new Set(),
    leavesItAsItIs: new Set(),
    repudiated: new Set(),
    parts: [],
    isLate: of.isLate,
    isConsentRefused: false,
    isJustReopened: false,
  };
}

/** What a side sees of a proposal when it looks. */
export function seenBy(side: SideMark, of: ModelProposal): Seen {
  return {
    theirs: of.passes.lastIndexOf(otherSide(side)) + 1,
    passes: of.passes.length,
    accepted: of.accepted,
  };
}

function isClosedByBoth(of: ModelProposal): boolean {
  return of.signed.size === 2 || of.leavesItAsItIs.size === 2;
}

function isOpen(of: ModelProposal): boolean {
  return !of.withdrawn && !isClosedByBoth(of) && of.parts.length === 0 && !of.isLate;
}

/** Whether the clerk would take the act down, from what the side had seen. */
export function isTaken(of: ModelProposal, act: ModelAct, by: { side: SideMark; seen: Seen }) {
  const { side, seen } = by;
  const isCurrent = seen.theirs > 0 && seen.theirs === seenBy(side, of).theirs;
  const isAnswerable = isOpen(of) && isCurrent && of.accepted === null;
  const isSponsor = of.sponsor === side;
  switch (act) {
    case "pass-alone":
      return isOpen(of);
    case "counter":
      return isOpen(of) && isCurrent;
    case "hold":
      return isAnswerable && of.hold === null;
    case "answer-hold":
      return isOpen(of) && of.hold !== null && of.hold.by !== side;
    case "reject":
      return isAnswerable && !of.rejected.has(seen.theirs);
    case "accept":
      return isAnswerable;
    case "sign-ta":
      return (
        isOpen(of) && of.accepted !== null && of.accepted === seen.accepted && !of.signed.has(side)
      );
    case "withdraw":
      return (
        isSponsor &&
        !of.withdrawn &&
        !isClosedByBoth(of) &&
        of.parts.every((part) => part.withdrawn || isClosedByBoth(part)) &&
        seen.passes === of.passes.length
      );
    case "reinstate":
      return isSponsor && of.withdrawn && of.whole?.withdrawn !== true;
    case "reopen":
      return isClosedByBoth(of) && !of.asksReopening.has(side);
    case "repudiate":
      return of.signed.size === 2 && !of.repudiated.has(side);
    case "status-quo":
      return (
        isOpen(of) &&
        of.accepted === null &&
        !of.leavesItAsItIs.has(side) &&
        seen.passes === of.passes.length
      );
    case "decline-to-answer":
      return isAnswerable && !of.declined.has(seen.theirs);
    case "consent":
      return of.isLate && !of.withdrawn && !isSponsor;
    case "refuse-consent":
      return of.isLate && !of.withdrawn && !isSponsor && !of.isConsentRefused;
    case "split":
      return (
        isOpen(of) && isSponsor && of.whole === null && of.accepted === null && of.hold === null
      );
  }
}

/** Takes an act down. */
export function take(
  of: ModelProposal,
  act: ModelAct,
  by: { side: SideMark; seen: Seen; isAfterDeadline: boolean },
): void {
  of.isJustReopened = false;
  if (isAnswer(act)) takeAnswer(of, act, by);
  else takeEnding(of, act, by);
}

type Answer = "pass-alone" | "counter" | "hold" | "answer-hold" | "reject" | "accept";

const ANSWERS: ReadonlySet<ModelAct> = new Set<Answer>([
  "pass-alone",
  "counter",
  "hold",
  "answer-hold",
  "reject",
  "accept",
]);

function isAnswer(act: ModelAct): act is Answer {
  return ANSWERS.has(act);
}

function takeAnswer(of: ModelProposal, act: Answer, by: { side: SideMark; seen: Seen }): void {
  const { side, seen } = by;
  switch (act) {
    case "pass-alone":
    case "counter": {
      const answered = act === "counter" ? seen.theirs : null;
      const isHoldOver = of.hold !== null && (of.hold.by !== side || of.hold.pass === answered);
      if (isHoldOver) of.hold = null;
      of.passes.push(side);
      openAgain(of);
      return;
    }
    case "hold":
      of.hold = { pass: seen.theirs, by: side };
      return;
    case "answer-hold":
      of.hold = null;
      return;
    case "reject":
      of.rejected.add(seen.theirs);
      if (of.hold?.pass === seen.theirs) of.hold = null;
      return;
    case "accept":
      openAgain(of);
      of.hold = null;
      of.accepted = seen.theirs;
  }
}

function takeEnding(
  of: ModelProposal,
  act: Exclude<ModelAct, Answer>,
  by: { side: SideMark; seen: Seen; isAfterDeadline: boolean },
): void {
  const { side, seen } = by;
  switch (act) {
    case "sign-ta":
      of.signed.add(side);
      return;
    case "withdraw":
      openAgain(of);
      of.hold = null;
      of.withdrawn = true;
      return;
    case "reinstate":
      of.withdrawn = false;
      if (by.isAfterDeadline) {
        of.isLate = true;
        of.isConsentRefused = false;
      }
      return;
    case "reopen":
      of.asksReopening.add(side);
      if (of.asksReopening.size < 2) return;
      openAgain(of);
      of.leavesItAsItIs.clear();
      of.asksReopening.clear();
      of.repudiated.clear();
      of.isJustReopened = true;
      return;
    case "repudiate":
      of.repudiated.add(side);
      return;
    case "status-quo":
      of.leavesItAsItIs.add(side);
      if (of.leavesItAsItIs.size === 2) of.hold = null;
      return;
    case "decline-to-answer":
      of.declined.add(seen.theirs);
      return;
    case "consent":
      of.isLate = false;
      return;
    case "refuse-consent":
      of.isConsentRefused = true;
      return;
    case "split":
      of.leavesItAsItIs.clear();
      of.parts = [0, 1].map(() => newModel(side, { isLate: false, whole: of }));
  }
}

function openAgain(of: ModelProposal): void {
  of.accepted = null;
  of.signed.clear();
  if (of.leavesItAsItIs.size < 2) of.leavesItAsItIs.clear();
}

/** How the clerk would say that a proposal stands. */
export function modelStanding(of: ModelProposal): string {
  if (of.withdrawn) return "withdrawn";
  if (of.parts.length > 0) return "in-parts";
  if (of.isLate) return "needs-consent";
  if (of.signed.size === 2) return of.repudiated.size > 0 ? "ta-disputed" : "ta";
  if (of.accepted !== null) return "agreed";
  if (of.leavesItAsItIs.size === 2) return "status-quo";
  if (of.hold !== null) return "on-hold";
  if (of.isJustReopened) return "reopened";
  if (of.rejected.has(of.passes.length)) return "rejected";
  return new Set(of.passes).size > 1 ? "countered" : "tabled";
}
