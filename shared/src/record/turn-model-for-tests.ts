import { otherSide, SIDE_MARKS, type SideMark } from "../sides.ts";
import type { ModelProposal, Paper } from "./clerks-paper-for-tests.ts";
import { modelStanding, packagesOver } from "./standing-model-for-tests.ts";

/** Whose turn the clerk would say it is. */
export function modelTurn(paper: Paper, of: ModelProposal): string {
  const { sponsor, signed, asksReopening, leavesItAsItIs, hold } = of;
  switch (modelStanding(paper, of)) {
    case "in-parts":
    case "continued":
      return "none";
    case "withdrawn":
    case "ta":
    case "ta-disputed":
    case "status-quo":
      return said(otherThan(asksReopening));
    case "needs-consent": {
      const asked = of.isConsentRefused ? [] : [otherSide(sponsor)];
      const all = new Set([...asked, ...offeredTo(paper, of)]);
      return said(SIDE_MARKS.filter((mark) => all.has(mark)));
    }
    case "agreed":
      return said(SIDE_MARKS.filter((mark) => !signed.has(mark)));
    case "packaged":
      return said(offeredTo(paper, of));
  }
  if (hold !== null) return otherSide(hold.by);
  if (leavesItAsItIs.size > 0) return said(otherThan(leavesItAsItIs));
  if (of.isJustReopened) return "both";
  const owing = SIDE_MARKS.filter((mark) => owes(of, mark));
  if (owing.length > 0) return said(owing);
  // Whoever was refused last moves next.
  const last = of.passes.length;
  return isRefused(of, last) ? (of.passes[last - 1] ?? "none") : "none";
}

function said(sides: readonly SideMark[]): string {
  return sides.length === 2 ? "both" : (sides[0] ?? "none");
}

/** Who has a package to answer in which it lies; where nobody will, whoever waits in vain. */
function offeredTo(paper: Paper, of: ModelProposal): SideMark[] {
  const over = packagesOver(paper, of);
  const offering = (all: typeof over) => new Set(all.map(({ side }) => side));
  const asked = otherThan(offering(over.filter(({ isDeclined }) => !isDeclined)));
  return asked.length > 0 ? asked : SIDE_MARKS.filter((mark) => offering(over).has(mark));
}

function otherThan(sides: ReadonlySet<SideMark>): SideMark[] {
  return SIDE_MARKS.filter((mark) => sides.has(otherSide(mark)));
}

/** Nobody can have it any more, so nobody owes an answer to it: what was refused, and what fell with a package. */
function isRefused({ rejected, declined, fallen }: ModelProposal, pass: number): boolean {
  return rejected.has(pass) || declined.has(pass) || fallen.has(pass);
}

function owes(of: ModelProposal, mark: SideMark): boolean {
  const theirs = of.passes.lastIndexOf(otherSide(mark)) + 1;
  return theirs > 0 && !of.answered.has(theirs) && !isRefused(of, theirs);
}
