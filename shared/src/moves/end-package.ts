import type { Stamp } from "../record/stamp.ts";
import {
  latestPassOf,
  withPackage,
  withProposal,
  type CaseState,
  type FallenPass,
  type PackageMoveKind,
  type ProposalState,
} from "./case-state.ts";
import { packageGone } from "./package-guards.ts";
import type { PackageMember } from "./package-member.ts";
import type { PackageEnd, PackageState } from "./package-state.ts";

/** Ends a live package: each member lets go of it, and the position beneath is what counts again, as far as the ground rule has it. */
export function endPackage(
  state: CaseState,
  offered: PackageState,
  ended: { end: PackageEnd; act: PackageMoveKind | null },
): CaseState {
  const { end, act } = ended;
  let after = withPackage(state, { ...offered, end });
  for (const member of offered.members) {
    const proposal = after.proposals.get(member.proposal);
    if (proposal === undefined) throw new Error("a package over no proposal");
    after = withProposal(after, {
      ...proposal,
      packages: proposal.packages.filter((each) => each.id !== offered.id),
      fallen: end.how === "accepted" ? proposal.fallen : fallenAfter(proposal, member, offered),
      lastMove: act === null ? proposal.lastMove : { kind: act, stamp: end.stamp },
    });
  }
  return after;
}

/**
 * Only a position of the offering side can fall: what it offered to accept is the other side's. A text that it has just agreed to in a package of the
 * other side does not: that is named beside it, so that older files of the record, which call it fallen, can still be checked.
 */
function fallenAfter(
  proposal: ProposalState,
  member: PackageMember,
  offered: PackageState,
): readonly FallenPass[] {
  if (offered.revert === "stand-alone-returns" || member.offer === "accept") return proposal.fallen;
  const then = offered.passesThen[offered.members.indexOf(member)] ?? 0;
  const own = latestPassOf(proposal, offered.side);
  if (own === undefined || own.number > then) return proposal.fallen;
  const { agreement } = proposal;
  const keptBy = agreement?.pass === own.number ? agreement.package : undefined;
  const fell = { pass: own.number, package: offered.id, ...(keptBy !== undefined && { keptBy }) };
  return [...proposal.fallen, fell];
}

/**
 * Ends every live package that is not there as a whole any more. Asked after each move, so that nobody ever sees a package
 * open that could not be accepted.
 */
export function endGonePackages(state: CaseState, stamp: Stamp): CaseState {
  let after = state;
  for (const offered of state.packages.values()) {
    if (offered.end !== null) continue;
    const words = packageGone(after, offered);
    if (words === null) continue;
    after = endPackage(after, offered, { end: { how: "superseded", words, stamp }, act: null });
  }
  return after;
}
