import type { PackageId, ProposalId } from "../ids.ts";
import { otherSide, type SideMark } from "../sides.ts";
import { mayOfferAgain, mayPassAgain } from "./bounds-model-for-tests.ts";
import type {
  ModelMember,
  ModelPackage,
  ModelPackageEnd,
  ModelProposal,
  Paper,
} from "./clerks-paper-for-tests.ts";
import { seenBy } from "./clerks-sight-for-tests.ts";
import { mayHandOver } from "./ground-rules-model-for-tests.ts";
import { isOpen, leavesNothing, openAgain } from "./standing-model-for-tests.ts";

/** What a side would offer on one proposal, from what it has seen of it. */
export interface MemberWish {
  readonly what: ModelMember["what"];
  readonly proposal: ProposalId;
  readonly answers: number | null;
  readonly lastPass: number;
}

export interface OfferWish {
  readonly id: PackageId;
  /** The package of the other side to which it is the counter. */
  readonly answers: PackageId | null;
  readonly lastHour: number | null;
  readonly members: readonly MemberWish[];
  /** What every text in it says. */
  readonly text: string;
}

/** True for what takes a proposal off the table, whoever of both has to withdraw it. */
function takesAway(what: ModelMember["what"]): boolean {
  return what === "withdraw" || what === "ask-withdrawal";
}

function goingWith(members: readonly ModelMember[]): ModelProposal[] {
  return members.flatMap(({ what, of }) => (takesAway(what) ? [of] : []));
}

function isPast(paper: Paper, { lastHour }: { lastHour: number | null }): boolean {
  return lastHour !== null && paper.hour > lastHour;
}

/** Offers it, if all of it could be had now. */
export function offer(paper: Paper, side: SideMark, wish: OfferWish): boolean {
  const { id, lastHour, text } = wish;
  const signs = text.length * wish.members.filter(({ what }) => what === "pass").length;
  const answered = wish.answers === null ? null : paper.packages.get(wish.answers);
  if (!mayHandOver(paper) || paper.packages.has(id) || isPast(paper, wish)) return false;
  if (answered !== null && !isAnswerable(paper, side, answered)) return false;
  const members: (ModelMember & { lastPass: number })[] = [];
  for (const { what, proposal, answers, lastPass } of wish.members) {
    const of = paper.proposals.get(proposal);
    if (of === undefined || members.some((member) => member.of === of)) return false;
    members.push({ what, of, answers, lastPass, passesThen: of.passes.length });
  }
  if (!members.every((member) => mayBeOffered(side, member, goingWith(members)))) return false;
  const isFull = members.some(({ what, of }) => what === "pass" && !mayPassAgain(paper, side, of));
  if (isFull || !mayOfferAgain(paper, side, signs)) return false;
  if (answered !== null) endIt(answered, "countered");
  const { positionsFall } = paper.rules;
  const made = { id, side, members, text, lastHour, positionsFall };
  paper.packages.set(id, { ...made, isDeclaredFinal: false, isDeclined: false, end: "open" });
  paper.written[side] += signs;
  for (const { of } of members) of.isJustReopened = false;
  return true;
}

function mayBeOffered(
  side: SideMark,
  member: ModelMember & { lastPass: number },
  goingWithIt: readonly ModelProposal[],
): boolean {
  const { what, of, answers, lastPass } = member;
  if (!isOpen(of, { mayBeLate: takesAway(what) }) || of.accepted !== null) return false;
  if (takesAway(what)) {
    const withdrawer = what === "withdraw" ? side : otherSide(side);
    const isSeen = lastPass === of.passes.length;
    return of.sponsor === withdrawer && isSeen && leavesNothing(of, goingWithIt);
  }
  const { theirs } = seenBy(side, of);
  return answers === null ? what === "pass" : theirs > 0 && answers === theirs;
}

function isAnswerable(
  paper: Paper,
  side: SideMark,
  of: ModelPackage | undefined,
): of is ModelPackage {
  return of !== undefined && of.side !== side && of.end === "open" && !isPast(paper, of);
}

/** Accepts the whole of it, under what was shown. */
export function acceptWhole(
  paper: Paper,
  side: SideMark,
  on: { id: PackageId; isAsShown: boolean },
): boolean {
  const of = paper.packages.get(on.id);
  if (!isAnswerable(paper, side, of) || !on.isAsShown) return false;
  endIt(of, "accepted");
  for (const member of of.members) settle(paper, member, of);
  return true;
}

function settle(
  paper: Paper,
  { what, of, answers }: ModelMember,
  { side, text }: ModelPackage,
): void {
  openAgain(of);
  of.hold = null;
  of.isSettled = true;
  of.isJustReopened = false;
  if (takesAway(what)) {
    of.withdrawn = true;
    return;
  }
  if (what === "pass") {
    if (answers !== null) of.answered.add(answers);
    of.passes.push(side);
    paper.written[side] += text.length;
  }
  of.acceptedUnder = "";
  of.accepted = what === "pass" ? of.passes.length : answers;
  // To what its own side has said yes it is held, though it had let it fall.
  if (what === "accept" && answers !== null) of.fallen.delete(answers);
}

/** Rejects the other side's. */
export function rejectWhole(paper: Paper, side: SideMark, id: PackageId): boolean {
  const of = paper.packages.get(id);
  if (!isAnswerable(paper, side, of)) return false;
  endIt(of, "rejected");
  touch(of);
  return true;
}

/** Will not answer it, and says so once. */
export function leaveUnanswered(paper: Paper, side: SideMark, id: PackageId): boolean {
  const of = paper.packages.get(id);
  if (!isAnswerable(paper, side, of) || of.isDeclined) return false;
  of.isDeclined = true;
  touch(of);
  return true;
}

/** Takes the own offer back. */
export function withdrawWhole(paper: Paper, side: SideMark, id: PackageId): boolean {
  const of = paper.packages.get(id);
  if (!isAnswerable(paper, otherSide(side), of)) return false;
  endIt(of, "withdrawn");
  touch(of);
  return true;
}

/** Lets it lapse, which nobody on a side does. */
export function lapse(paper: Paper, by: SideMark | "server", id: PackageId): boolean {
  const of = paper.packages.get(id);
  if (by !== "server" || of?.end !== "open" || !isPast(paper, of)) return false;
  endIt(of, "lapsed");
  touch(of);
  return true;
}

/** Calls the own side's open package final; nothing else changes. */
export function callPackageFinal(paper: Paper, side: SideMark, id: PackageId): boolean {
  const of = paper.packages.get(id);
  if (!isAnswerable(paper, otherSide(side), of) || of.isDeclaredFinal) return false;
  of.isDeclaredFinal = true;
  return true;
}

function touch({ members }: ModelPackage): void {
  for (const { of } of members) of.isJustReopened = false;
}

function endIt(offered: ModelPackage, end: ModelPackageEnd): void {
  offered.end = end;
  if (end === "accepted" || !offered.positionsFall) return;
  for (const { what, of, passesThen } of offered.members) {
    const own = of.passes.lastIndexOf(offered.side) + 1;
    const isJustAgreed = of.accepted === own;
    if (what !== "accept" && own > 0 && own <= passesThen && !isJustAgreed) of.fallen.add(own);
  }
}

/** The clerk strikes out every package that cannot be accepted as a whole any more. */
export function strikeOutGone(paper: Paper): void {
  for (const of of paper.packages.values())
    if (of.end === "open" && isGone(of)) endIt(of, "superseded");
}

function isGone({ side, members }: ModelPackage): boolean {
  return members.some(({ what, of, answers, passesThen }) => {
    if (!isOpen(of, { mayBeLate: takesAway(what) }) || of.accepted !== null) return true;
    if (takesAway(what) && !leavesNothing(of, goingWith(members))) return true;
    const { theirs, ours } = seenBy(side, of);
    return what === "accept" ? theirs > (answers ?? 0) : ours > passesThen;
  });
}
