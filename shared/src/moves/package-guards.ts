import { refuse, type Refusal } from "../refusals.ts";
import { otherSide } from "../sides.ts";
import {
  latestPassOf,
  proposalLabel,
  type CaseState,
  type Pass,
  type ProposalState,
} from "./case-state.ts";
import { fallOf } from "./fallen-pass.ts";
import { isRefusal, leavesParts, openProposal } from "./guards.ts";
import { isOfWithdrawal, withdrawnIn, type PackageMember } from "./package-member.ts";
import type { PackageState } from "./package-state.ts";
import { fellWords, packageLabel } from "./package-words.ts";
import { settlingPackage } from "./standing.ts";

/**
 * Refuses to take one text out of the other side's package: while that lives, the position beneath is not on offer. Refuses
 * too what did not come back when a package ended, where the ground rules say so.
 */
export function lyingBeneath(
  state: CaseState,
  of: { proposal: ProposalState; pass: Pass },
): Refusal | null {
  const { proposal, pass } = of;
  const label = proposalLabel(proposal);
  const above = proposal.packages.find((each) => each.side === pass.side);
  const over = above === undefined ? undefined : state.packages.get(above.id);
  if (over !== undefined) {
    return refuse(
      "packaged",
      `${label} is part of ${packageLabel(state.sides, over)}, all or none. Answer the package first; when it is refused, pass ${pass.number} ${over.revert === "stand-alone-returns" ? "is there again" : "falls with it"}.`,
    );
  }
  const fell = fallOf(proposal, pass.number);
  const fellWith = fell === undefined ? undefined : state.packages.get(fell.package);
  if (fellWith === undefined) return null;
  return refuse(
    "packaged",
    `${fellWords(state.sides, { pass: pass.number, label, fellWith })} It takes a new pass.`,
  );
}

/** Refuses to change one member of an accepted package by itself: what was settled all or none is opened by both sides or not at all. */
export function boundByPackage(state: CaseState, proposal: ProposalState): Refusal | null {
  const by = settlingPackage(proposal);
  if (by === undefined) return null;
  const agreed = state.packages.get(by);
  if (agreed === undefined) throw new Error("agreed by a package that was never offered");
  return refuse(
    "packaged",
    `${proposalLabel(proposal)} was settled by ${packageLabel(state.sides, agreed)}, all or none. Neither side changes it alone; both can reopen it.`,
  );
}

/** The proposal of a member, if that can be offered on it: what would go off the table need not stand yet, a late item as little as any other. */
export function openForMember(state: CaseState, member: PackageMember): ProposalState | Refusal {
  return openProposal(
    state,
    member.proposal,
    isOfWithdrawal(member) ? { mayNeedConsent: true } : {},
  );
}

/**
 * Why a package is not there any more as it was offered, in words, or null while it is. What the other side passes on its
 * own meanwhile takes nothing away from the offer; a newer text of the side that wrote the offered one does.
 */
export function packageGone(state: CaseState, offered: PackageState): string | null {
  for (const [index, member] of offered.members.entries()) {
    const gone = memberGone(state, { offered, member, passesThen: offered.passesThen[index] ?? 0 });
    if (gone !== null) return gone;
  }
  return null;
}

function memberGone(
  state: CaseState,
  of: { offered: PackageState; member: PackageMember; passesThen: number },
): string | null {
  const { offered, member, passesThen } = of;
  const proposal = openForMember(state, member);
  if (isRefusal(proposal)) return proposal.words;
  const label = proposalLabel(proposal);
  if (proposal.agreement !== null) return `${label} is agreed in principle already.`;
  if (isOfWithdrawal(member)) {
    const goingWithIt = withdrawnIn(offered.members);
    const left = leavesParts(state, { whole: proposal, goingWithIt });
    if (left !== null) return left.words;
  }
  const writer = member.offer === "accept" ? otherSide(offered.side) : offered.side;
  const latest = latestPassOf(proposal, writer);
  const known = member.offer === "accept" ? member.pass : passesThen;
  return latest !== undefined && latest.number > known
    ? `There is a newer pass ${latest.number} of ${state.sides[writer].short} on ${label}.`
    : null;
}
