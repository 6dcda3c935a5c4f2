import * as z from "zod/mini";

import { packageId } from "../ids.ts";
import {
  MAX_LIVE_PACKAGES_PER_SIDE,
  MAX_PACKAGE_MEMBERS,
  MAX_TITLE_CHARS,
  MAX_WORDS_CHARS,
} from "../limits.ts";
import { mustSide, type Stamp } from "../record/stamp.ts";
import { refuse, type Refusal } from "../refusals.ts";
import { oneLine } from "../text/one-line.ts";
import { authorisedBy, authority } from "./authorised.ts";
import { tooManyPackages, tooManyPasses, tooMuchText } from "./bounds.ts";
import {
  proposalLabel,
  withPackage,
  withProposal,
  type CaseState,
  type MoveContext,
} from "./case-state.ts";
import { endPackage } from "./end-package.ts";
import { isRefusal, leavesParts, moverOf, standingPass, unseenPass, type Mover } from "./guards.ts";
import { livePackage } from "./live-package.ts";
import { openForMember } from "./package-guards.ts";
import { packageHash } from "./package-hash.ts";
import {
  isOfWithdrawal,
  packageMember,
  textsOf,
  tooLongForOne,
  withdrawnIn,
  type PackageMember,
} from "./package-member.ts";
import type { PackageState } from "./package-state.ts";
import { offTheTable } from "./pass-route.ts";

/**
 * Offers passes, acceptances and withdrawals all or none, of the own proposals and, by asking, of the other side's. With `answers` it
 * is the counter to a package of the other side, which that ends: "two of three" is another package.
 */
export const offerPackage = z.strictObject({
  kind: z.literal("offer-package"),
  package: packageId,
  title: z.nullable(oneLine(MAX_TITLE_CHARS)),
  /** What is said of the whole; part of what is accepted. */
  words: z.string().check(z.maxLength(MAX_WORDS_CHARS)),
  answers: z.nullable(packageId),
  /** From this instant on nothing of it can be accepted, RFC 3339 in UTC; null for no such time. */
  openUntil: z.nullable(z.iso.datetime()),
  members: z.array(packageMember).check(z.minLength(1), z.maxLength(MAX_PACKAGE_MEMBERS)),
  authorisedBy,
});
export type OfferPackage = z.infer<typeof offerPackage>;

/**
 * Refuses an id that was used, a time that has passed, one proposal twice, an answer to a package that is over, and any member that
 * could not be passed, accepted, withdrawn or asked for by itself now: a late item that does not stand can be withdrawn too. Only a text of the other side that lies beneath its package, or
 * fell with one, may be accepted in a package and not by itself: it takes that side's own yes, which brings it back.
 */
export function judgeOfferPackage(
  state: CaseState,
  move: OfferPackage,
  context: MoveContext,
): Refusal | null {
  const mover = moverOf(state, context.actor);
  if (isRefusal(mover)) return mover;
  const away = offTheTable(state);
  if (away !== null) return away;
  if (state.packages.has(move.package))
    return refuse("package-exists", "This package was offered already.");
  const live = [...state.packages.values()].filter(
    ({ side, end }) => side === mover.side && end === null,
  );
  if (live.length >= MAX_LIVE_PACKAGES_PER_SIDE)
    return refuse(
      "too-many-requests",
      `${live.length} packages of your side are open. Withdraw some first.`,
    );
  if (move.openUntil !== null && Date.parse(move.openUntil) <= context.nowMs)
    return refuse(
      "due-date-passed",
      "The time until which it is open has passed. Name a later one.",
    );
  if (new Set(move.members.map((member) => member.proposal)).size < move.members.length)
    return refuse(
      "package-muddled",
      "A package says one thing of a proposal. One stands in it twice.",
    );
  const tooLong = tooLongForOne(move.members);
  if (tooLong !== null) return tooLong;
  const flood =
    tooManyPackages(state, mover.side) ?? tooMuchText(state, mover.side, textsOf(move.members));
  if (flood !== null) return flood;
  if (move.answers !== null) {
    const answered = livePackage(state, { id: move.answers, from: "other", mover }, context);
    if (isRefusal(answered)) return answered;
  }
  for (const member of move.members) {
    const refused = judgeMember(state, { member, mover, members: move.members }, context);
    if (refused !== null) return refused;
  }
  return null;
}

function judgeMember(
  state: CaseState,
  of: { member: PackageMember; mover: Mover; members: readonly PackageMember[] },
  context: MoveContext,
): Refusal | null {
  const { member, mover, members } = of;
  const proposal = openForMember(state, member);
  if (isRefusal(proposal)) return proposal;
  const label = proposalLabel(proposal);
  if (proposal.agreement !== null)
    return refuse("already-agreed", `${label} is agreed in principle already.`);
  if (isOfWithdrawal(member)) {
    const isOwn = proposal.sponsor === mover.side;
    if (member.offer === "withdraw" && !isOwn)
      return refuse("not-the-sponsor", `${label} is not your side's to withdraw.`);
    if (member.offer === "ask-withdrawal" && isOwn)
      return refuse(
        "not-the-sponsor",
        `${label} is your own side's. The other side cannot withdraw it; your side can.`,
      );
    return (
      unseenPass(proposal, member.lastPass) ??
      leavesParts(state, { whole: proposal, goingWithIt: withdrawnIn(members) })
    );
  }
  if (member.offer === "pass") {
    if (member.text.trim() === "")
      return refuse("no-text", `What is offered on ${label} needs words.`);
    const flood = tooManyPasses(proposal, mover.side);
    if (flood !== null) return flood;
  }
  const number = member.offer === "pass" ? member.answers : member.pass;
  if (number === null) return null;
  const named = standingPass({ proposal, pass: number, mover }, context);
  if (isRefusal(named)) return named;
  if (member.offer === "pass") return null;
  if (named.text.trim() === "")
    return refuse("no-text", `Pass ${named.number} of ${label} has no text to accept.`);
  return named.hash === member.hash
    ? null
    : refuse(
        "wrong-text",
        `The text that you were shown is not ${label} pass ${named.number}. Load it again.`,
      );
}

/** Applies a judged offer. Nothing of it takes effect; its members are in the package from now on. */
export function applyOfferPackage(state: CaseState, move: OfferPackage, stamp: Stamp): CaseState {
  const { package: id, title, words, answers, openUntil, members } = move;
  const side = mustSide(stamp);
  const passesThen = members.map(
    ({ proposal }) => state.proposals.get(proposal)?.passes.length ?? 0,
  );
  const offered: PackageState = {
    id,
    number: state.packages.size + 1,
    side,
    title,
    words,
    answers,
    openUntil,
    members,
    passesThen,
    hash: packageHash({ id, side, title, words, answers, openUntil, members }),
    revert: state.groundRules.packageRevert,
    stamp,
    ...authority(move),
    end: null,
  };
  const answered = answers === null ? undefined : state.packages.get(answers);
  const countered = { how: "countered" as const, words: "", stamp };
  const before =
    answered === undefined ? state : endPackage(state, answered, { end: countered, act: null });
  return members.reduce(
    (after, member) => {
      const proposal = after.proposals.get(member.proposal);
      if (proposal === undefined) throw new Error("a judged package over no proposal");
      return withProposal(after, {
        ...proposal,
        packages: [...proposal.packages, { id, side }],
        lastMove: { kind: "offer-package", stamp },
      });
    },
    withPackage(before, offered),
  );
}
