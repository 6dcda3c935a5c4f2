import { SIDE_MARKS, otherSide, type SideMark } from "../sides.ts";
import { latestPassOf, type ProposalState } from "./case-state.ts";

/**
 * The formal states that this version derives from the record. "Draft" is added by the own side's client from its
 * caucus and never derived here; reopening brings the rest of product.md's list.
 */
export const STANDINGS = [
  "tabled",
  "on-hold",
  "countered",
  "rejected",
  "packaged",
  "agreed",
  "ta",
  "withdrawn",
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Whose turn it is: of one side, of both (their passes crossed, or both have to sign), or of nobody. */
export type Turn = SideMark | "both" | "none";

const WORDS: Record<Standing, string> = {
  tabled: "Tabled",
  "on-hold": "On hold",
  countered: "Countered",
  rejected: "Rejected, still on the table",
  packaged: "Packaged",
  agreed: "Agreed in principle",
  ta: "Tentative agreement",
  withdrawn: "Withdrawn",
};

/** The standing's name as people say it. */
export function standingWords(standing: Standing): string {
  return WORDS[standing];
}

/** Derives the standing of a proposal. Nothing leaves the table by being rejected. */
export function standingOf(proposal: ProposalState): Standing {
  if (proposal.withdrawal !== null) return "withdrawn";
  if (proposal.agreement !== null) return isTentativelyAgreed(proposal) ? "ta" : "agreed";
  return proposal.packages.length > 0 ? "packaged" : openStanding(proposal);
}

/** The stand-alone position beneath the live packages that hold the proposal, or null when none does. */
export function standingBeneath(proposal: ProposalState): Standing | null {
  return standingOf(proposal) === "packaged" ? openStanding(proposal) : null;
}

function openStanding(proposal: ProposalState): Standing {
  if (proposal.hold !== null) return "on-hold";
  const latest = proposal.passes.at(-1);
  if (latest !== undefined && isRejected(proposal, latest.number)) return "rejected";
  return new Set(proposal.passes.map((pass) => pass.side)).size > 1 ? "countered" : "tabled";
}

/** True when both chiefs have signed the same text. */
export function isTentativelyAgreed(proposal: ProposalState): boolean {
  const signatures = proposal.agreement?.signatures;
  return signatures !== undefined && signatures.a !== null && signatures.b !== null;
}

/** True when this very pass has been rejected. */
export function isRejected(proposal: ProposalState, pass: number): boolean {
  return proposal.rejections.some((rejection) => rejection.pass === pass);
}

/**
 * Derives whose turn it is. A side owes an answer when the other side's latest pass has been neither answered by a
 * pass, nor rejected, nor put on hold; a hold turns the question round until it is answered; a rejection gives
 * the turn back to the side that was refused.
 */
export function turnOf(proposal: ProposalState): Turn {
  if (proposal.withdrawal !== null) return "none";
  if (proposal.agreement !== null)
    return sidesAsTurn(SIDE_MARKS.filter((mark) => proposal.agreement?.signatures[mark] === null));
  // A package is answered as a whole, by the side to which it was offered.
  if (proposal.packages.length > 0) {
    return sidesAsTurn(
      SIDE_MARKS.filter((mark) => proposal.packages.some((each) => each.side !== mark)),
    );
  }
  if (proposal.hold !== null) {
    const held = proposal.passes.find((pass) => pass.number === proposal.hold?.pass);
    return held?.side ?? "none";
  }
  const owing = SIDE_MARKS.filter((mark) => owesAnswer(proposal, mark));
  if (owing.length > 0) return sidesAsTurn(owing);
  const latest = proposal.passes.at(-1);
  return latest !== undefined && isRejected(proposal, latest.number) ? latest.side : "none";
}

function owesAnswer(proposal: ProposalState, mark: SideMark): boolean {
  const theirs = latestPassOf(proposal, otherSide(mark));
  if (theirs === undefined) return false;
  const isAnswered = proposal.passes.some(
    (pass) => pass.side === mark && pass.answers === theirs.number,
  );
  return !isAnswered && !isRejected(proposal, theirs.number);
}

function sidesAsTurn(marks: readonly SideMark[]): Turn {
  if (marks.length === 2) return "both";
  return marks[0] ?? "none";
}
