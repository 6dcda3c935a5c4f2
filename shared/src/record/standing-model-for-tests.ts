import type { ModelPackage, ModelProposal, Paper } from "./clerks-paper-for-tests.ts";

/** Closed by both chiefs. */
export function isClosedByBoth(of: ModelProposal): boolean {
  return of.signed.size === 2 || of.isLeftAsItIs;
}

/** Whether it can be bargained over or, where that is enough, added to. */
export function isOpen(
  of: ModelProposal,
  also: { mayBeInParts?: boolean; mayBeLate?: boolean } = {},
): boolean {
  const isElsewhere =
    of.goesOn !== null && !(of.goesOn === "in its parts" && also.mayBeInParts === true);
  const doesNotStand = of.isLate && also.mayBeLate !== true;
  return !of.withdrawn && !isClosedByBoth(of) && !isElsewhere && !doesNotStand;
}

/** Whether its sponsor may take it apart. */
export function isUndecided(of: ModelProposal): boolean {
  return isOpen(of) && of.accepted === null && of.hold === null;
}

/** Whether nothing is left of it but what goes with it in the same act. */
export function leavesNothing(of: ModelProposal, goingWithIt: readonly ModelProposal[]): boolean {
  return of.parts.every(
    (part) =>
      part.withdrawn || part.goesOn !== null || isClosedByBoth(part) || goingWithIt.includes(part),
  );
}

/** Nothing is agreed any more, and nobody offers to leave it as it is. */
export function openAgain(of: ModelProposal): void {
  of.accepted = null;
  of.acceptedUnder = "";
  of.signed.clear();
  if (!of.isLeftAsItIs) of.leavesItAsItIs.clear();
}

/** The open packages in which it lies. */
export function packagesOver(paper: Paper, of: ModelProposal): ModelPackage[] {
  return [...paper.packages.values()].filter(
    ({ end, members }) => end === "open" && members.some((member) => member.of === of),
  );
}

/** How the clerk would say that a proposal stands. */
export function modelStanding(paper: Paper, of: ModelProposal): string {
  if (of.withdrawn) return "withdrawn";
  if (of.goesOn !== null) return of.goesOn === "in its parts" ? "in-parts" : "continued";
  if (of.isLate) return "needs-consent";
  if (of.signed.size === 2) return of.repudiated.size > 0 ? "ta-disputed" : "ta";
  if (of.accepted !== null) return "agreed";
  if (of.isLeftAsItIs) return "status-quo";
  if (packagesOver(paper, of).length > 0) return "packaged";
  if (of.hold !== null) return "on-hold";
  if (of.isJustReopened) return "reopened";
  if (of.rejected.has(of.passes.length)) return "rejected";
  return new Set(of.passes).size > 1 ? "countered" : "tabled";
}
