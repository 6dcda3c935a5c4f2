import type { Sides } from "../sides.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import { isWithoutPrejudice, type PackageMember } from "./package-member.ts";
import type { PackageEndKind, PackageState } from "./package-state.ts";

/** "Guild package 3", as it is cited. */
export function packageLabel(sides: Sides, offered: Pick<PackageState, "side" | "number">): string {
  return `${sides[offered.side].short} package ${offered.number}`;
}

/** What becomes of the members of a package that was not accepted, by the ground rule under which it was offered. */
export function afterPackageWords({ revert }: Pick<PackageState, "revert">): string {
  return revert === "stand-alone-returns"
    ? "Its proposals stand as before."
    : "Its proposals are still on the table; the positions that it replaced fell with it.";
}

/** What it is to accept a package of these members, for its reader before the acceptance: each sentence only where there is such a member. */
export function acceptingPackageWords(members: readonly PackageMember[]): string {
  const offers = new Set(members.map(({ offer }) => offer));
  const hasTexts = offers.has("pass") || offers.has("accept");
  return [
    hasTexts ? "Every text here becomes agreed in principle." : null,
    offers.has("withdraw") ? "Every withdrawal offered here is carried out." : null,
    offers.has("ask-withdrawal") ? "What they ask you to withdraw is withdrawn." : null,
    "After that neither side changes a part of it alone.",
    hasTexts ? "Both chiefs then sign text by text." : null,
  ]
    .filter((each) => each !== null)
    .join(" ");
}

/** What a member offers, as a short phrase that the name of the proposal precedes: "new text", "pass 2 accepted", "withdrawal asked". */
export function memberWords(member: PackageMember): string {
  switch (member.offer) {
    case "pass":
      return member.answers === null ? "new text" : `new text, answers pass ${member.answers}`;
    case "accept":
      return `pass ${member.pass} accepted`;
    case "withdraw":
      return `withdrawn${prejudiceWords(member)}`;
    case "ask-withdrawal":
      return `withdrawal${prejudiceWords(member)} asked`;
  }
}

/** " without prejudice", where it is; of any other member nothing. */
export function prejudiceWords(member: PackageMember): string {
  return isWithoutPrejudice(member) ? " without prejudice" : "";
}

/** "W-7", for a member. */
export function memberLabel(state: Pick<CaseState, "proposals">, member: PackageMember): string {
  const proposal = state.proposals.get(member.proposal);
  return proposal === undefined ? "a proposal" : proposalLabel(proposal);
}

/** That a position is on offer no more since it fell with the package that had taken its place: "Pass 1 of W-7 fell with Guild package 1, by the ground rules." The label is left out where it stands above. */
export function fellWords(
  sides: Sides,
  of: {
    readonly pass: number;
    readonly label?: string;
    readonly fellWith: Pick<PackageState, "side" | "number">;
  },
): string {
  const on = of.label === undefined ? "" : ` of ${of.label}`;
  return `Pass ${of.pass}${on} fell with ${packageLabel(sides, of.fellWith)}, by the ground rules.`;
}

const END_WORDS: Record<PackageEndKind, string> = {
  accepted: "Accepted as a whole",
  rejected: "Rejected",
  countered: "Answered with another package",
  withdrawn: "Withdrawn",
  lapsed: "Lapsed",
  superseded: "No longer there as a whole",
};

/** How a package ended, as people say it; "Open" while it lives. */
export function packageStandingWords(how: PackageEndKind | null): string {
  return how === null ? "Open" : END_WORDS[how];
}
