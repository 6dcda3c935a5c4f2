import { otherSide, type SideMark } from "../sides.ts";
import { hasRoom, mayCallLast, mayPassAgain } from "./bounds-model-for-tests.ts";
import type { ModelHalf, ModelProposal, Paper } from "./clerks-paper-for-tests.ts";
import { seenBy, type Seen } from "./clerks-sight-for-tests.ts";
import { mayHandOver } from "./ground-rules-model-for-tests.ts";
import { begin, isRead, type ModelAnswer } from "./halves-model-for-tests.ts";
import {
  isClosedByBoth,
  isOpen,
  leavesNothing,
  openAgain,
  packagesOver,
} from "./standing-model-for-tests.ts";

/** What is done to one proposal. */
export type ModelAct =
  | "pass-alone"
  | "counter"
  | "acknowledge"
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
  | "final-offer";

interface By {
  readonly side: SideMark;
  readonly seen: Seen;
  /** What it says, where it hands a text over. */
  readonly text: string;
  /** The words with which it begins or answers what takes both sides. */
  readonly words: string;
  /** Whether it says what it answers, where it has to. */
  readonly saysWhat: boolean;
}

/** Takes an act down, or gives false where the clerk would not, from what the side had seen. */
export function actOn(paper: Paper, of: ModelProposal, by: By & { act: ModelAct }): boolean {
  const { act } = by;
  if (!isTaken(paper, of, by)) return false;
  if (act === "acknowledge") {
    of.received.add(by.seen.theirs);
    return true;
  }
  of.isJustReopened = false;
  if (act === "pass-alone" || act === "counter") paper.written[by.side] += by.text.length;
  if (isAnswer(act)) takeAnswer(of, act, by);
  else takeEnding(paper, of, { ...by, act });
  return true;
}

function isTaken(paper: Paper, of: ModelProposal, by: By & { act: ModelAct }): boolean {
  const { side, seen, act } = by;
  const isCurrent = seen.theirs > 0 && seen.theirs === seenBy(side, of).theirs;
  const isAnswerable = isOpen(of) && isCurrent && of.accepted === null;
  const isSponsor = of.sponsor === side;
  const knowsWhatItUndoes = seen.accepted === of.accepted;
  const hasSeenAll = seen.passes === of.passes.length;
  switch (act) {
    case "pass-alone":
      return isOpen(of) && !of.isSettled && knowsWhatItUndoes && mayWrite(paper, of, by);
    case "counter":
      return (
        isOpen(of) && !of.isSettled && knowsWhatItUndoes && isCurrent && mayWrite(paper, of, by)
      );
    case "acknowledge":
      return isAnswerable && !of.received.has(seen.theirs);
    case "hold":
      return isAnswerable && of.hold === null;
    case "answer-hold":
      return isOpen(of) && of.hold !== null && of.hold.by !== side && isThatQuestion(of, by);
    case "reject":
      return isAnswerable && !of.rejected.has(seen.theirs);
    case "accept":
      return isAnswerable && !liesBeneath(paper, of, by);
    case "sign-ta":
      return (
        isOpen(of) &&
        of.accepted !== null &&
        of.accepted === seen.accepted &&
        !of.signed.has(side) &&
        // Who asks to open it again does not close it in the same breath.
        !of.asksReopening.has(side)
      );
    case "withdraw":
      return isSponsor && mayGo(of) && hasSeenAll && knowsWhatItUndoes;
    case "reinstate":
      return (
        isSponsor && of.withdrawn && !of.isSettled && of.broughtBack < paper.bounds.broughtBack
      );
    case "reopen":
      return (isClosedByBoth(of) || of.isSettled) && mayBegin(of, act, by);
    case "repudiate":
      return of.signed.size === 2 && !of.repudiated.has(side);
    case "status-quo":
      return isOpen(of) && of.accepted === null && hasSeenAll && mayBegin(of, act, by);
    case "decline-to-answer":
      return isAnswerable && !of.declined.has(seen.theirs);
    case "consent":
      return of.isLate && !of.withdrawn && !isSponsor;
    case "refuse-consent":
      return of.isLate && !of.withdrawn && !isSponsor && !of.isConsentRefused;
    case "final-offer": {
      const { ours } = seenBy(side, of);
      const isFirst = !of.declaredFinal.has(ours) && mayCallLast(paper, side, of);
      return isOpen(of) && ours > 0 && seen.ours === ours && isFirst;
    }
  }
}

function isThatQuestion({ hold }: ModelProposal, { seen, saysWhat }: By): boolean {
  return saysWhat && hold?.pass === seen.held?.pass && hold?.question === seen.held?.question;
}

/** What the side says that it answers: the other's beginning that it saw. */
function answered(what: ModelHalf, { side, seen, saysWhat }: By): ModelAnswer {
  return saysWhat ? seen.begun[otherSide(side)][what] : "unsaid";
}

/** A side says it once, and once more as an answer to the other. */
function mayBegin(of: ModelProposal, what: "reopen" | "status-quo", by: By): boolean {
  const said = what === "reopen" ? of.asksReopening : of.leavesItAsItIs;
  const isNew = !said.has(by.side) || isAnswerTo(what, by);
  return isNew && isRead(of, { what, by: by.side, answers: answered(what, by) });
}

function isAnswerTo(what: ModelHalf, by: By): boolean {
  return typeof answered(what, by) === "number";
}

function mayWrite(paper: Paper, of: ModelProposal, { side, text }: By): boolean {
  const signs = text.length;
  return (
    mayHandOver(paper) &&
    mayPassAgain(paper, side, of) &&
    hasRoom(paper, side, { proposals: 0, signs })
  );
}

/** A text of the other side lies beneath its open package, or fell with one: it is not on offer by itself. */
function liesBeneath(paper: Paper, of: ModelProposal, { side, seen }: By): boolean {
  const isBeneath = packagesOver(paper, of).some((above) => above.side === otherSide(side));
  return isBeneath || of.fallen.has(seen.theirs);
}

/** Late or in parts it may be withdrawn too, but not while anything of it is left. */
function mayGo(of: ModelProposal): boolean {
  const isHere = of.goesOn === null || of.goesOn === "in its parts";
  return isHere && !of.withdrawn && !of.isSettled && !isClosedByBoth(of) && leavesNothing(of, []);
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

function takeAnswer(of: ModelProposal, act: Answer, by: By): void {
  const { side, seen } = by;
  switch (act) {
    case "pass-alone":
    case "counter": {
      const answered = act === "counter" ? seen.theirs : null;
      const isHoldOver = of.hold !== null && (of.hold.by !== side || of.hold.pass === answered);
      if (isHoldOver) of.hold = null;
      if (answered !== null) of.answered.add(answered);
      of.passes.push(side);
      openAgain(of);
      return;
    }
    case "hold":
      of.questions += 1;
      of.hold = { pass: seen.theirs, by: side, question: of.questions };
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
      of.acceptedUnder = shownAuthority(by);
  }
}

function takeEnding(
  paper: Paper,
  of: ModelProposal,
  by: By & { act: Exclude<ModelAct, Answer | "acknowledge"> },
): void {
  const { side, seen, act } = by;
  switch (act) {
    case "sign-ta":
      of.signed.set(side, shownAuthority(by));
      return;
    case "withdraw":
      openAgain(of);
      of.hold = null;
      of.withdrawn = true;
      return;
    case "reinstate":
      of.withdrawn = false;
      of.broughtBack += 1;
      if (!paper.isAfterDeadline || !paper.rules.hasDeadline) return;
      of.isLate = true;
      of.isConsentRefused = false;
      return;
    case "reopen":
      of.asksReopening.add(side);
      begin(of, { what: act, by: side, words: by.words });
      if (isAnswerTo(act, by)) reopen(of);
      return;
    case "repudiate":
      of.repudiated.add(side);
      return;
    case "status-quo":
      of.leavesItAsItIs.add(side);
      begin(of, { what: act, by: side, words: by.words });
      if (!isAnswerTo(act, by)) return;
      of.isLeftAsItIs = true;
      of.hold = null;
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
    case "final-offer":
      of.declaredFinal.add(seen.ours);
  }
}

function reopen(of: ModelProposal): void {
  of.openedFor.push(`${of.begunWith.a.reopen} / ${of.begunWith.b.reopen}`);
  openAgain(of);
  of.withdrawn = false;
  of.isSettled = false;
  of.leavesItAsItIs.clear();
  of.isLeftAsItIs = false;
  of.asksReopening.clear();
  of.repudiated.clear();
  of.isJustReopened = true;
}

function shownAuthority({ saysWhat, words }: By): string {
  return saysWhat ? `By ${words}` : "";
}
