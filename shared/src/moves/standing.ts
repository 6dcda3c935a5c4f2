import type { PackageId } from "../ids.ts";
import { SIDE_MARKS, otherSide, type SideMark } from "../sides.ts";
import { latestPassOf, type ProposalState } from "./case-state.ts";
import { begunBy, isAtStatusQuo, type Both } from "./closings.ts";
import { needsConsent } from "./consent.ts";
import { fallOf } from "./fallen-pass.ts";

/** The formal states that are derived from the record. "Draft" is added by the own side's client from its caucus and never derived here. */
export const STANDINGS = [
  "needs-consent",
  "tabled",
  "on-hold",
  "countered",
  "rejected",
  "packaged",
  "agreed",
  "ta",
  "ta-disputed",
  "status-quo",
  "reopened",
  "withdrawn",
  "in-parts",
  "continued",
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Whose turn it is: of one side, of both (their passes crossed, or both have to sign), or of nobody. */
export type Turn = SideMark | "both" | "none";

const WORDS: Record<Standing, string> = {
  "needs-consent": "New item, needs consent",
  tabled: "Tabled",
  "on-hold": "On hold",
  countered: "Countered",
  rejected: "Rejected, still on the table",
  packaged: "Packaged",
  agreed: "Agreed in principle",
  ta: "Tentative agreement",
  "ta-disputed": "TA disputed",
  "status-quo": "Current contract language",
  reopened: "Reopened",
  withdrawn: "Withdrawn",
  "in-parts": "In lettered parts",
  continued: "Goes on under another number",
};

/** The standing's name as people say it. */
export function standingWords(standing: Standing): string {
  return WORDS[standing];
}

/** Derives the standing of a proposal. Nothing leaves the table by being rejected. */
export function standingOf(proposal: ProposalState): Standing {
  if (proposal.withdrawal !== null) return "withdrawn";
  const { goesOn } = proposal.lineage;
  if (goesOn !== null) return goesOn.how === "parts" ? "in-parts" : "continued";
  if (needsConsent(proposal)) return "needs-consent";
  if (isTentativelyAgreed(proposal))
    return proposal.closings.repudiations.length > 0 ? "ta-disputed" : "ta";
  if (proposal.agreement !== null) return "agreed";
  if (isAtStatusQuo(proposal)) return "status-quo";
  return proposal.packages.length > 0 ? "packaged" : openStanding(proposal);
}

/** The stand-alone position beneath the live packages that hold the proposal, or null when none does. */
export function standingBeneath(proposal: ProposalState): Standing | null {
  return standingOf(proposal) === "packaged" ? openStanding(proposal) : null;
}

function openStanding(proposal: ProposalState): Standing {
  if (proposal.hold !== null) return "on-hold";
  if (wasJustReopened(proposal)) return "reopened";
  const latest = proposal.passes.at(-1);
  if (latest !== undefined && isRejected(proposal, latest.number)) return "rejected";
  return new Set(proposal.passes.map((pass) => pass.side)).size > 1 ? "countered" : "tabled";
}

const CLOSED: ReadonlySet<Standing> = new Set([
  "ta",
  "ta-disputed",
  "status-quo",
  "withdrawn",
  "in-parts",
  "continued",
]);

/** True where no text is bargained over: closed by both chiefs, withdrawn by the sponsor, or gone on elsewhere. */
export function isClosedStanding(standing: Standing): boolean {
  return CLOSED.has(standing);
}

/** True when both chiefs have signed the same text. */
export function isTentativelyAgreed(proposal: Pick<ProposalState, "agreement">): boolean {
  const signatures = proposal.agreement?.signatures;
  return signatures !== undefined && signatures.a !== null && signatures.b !== null;
}

/** The accepted package that has settled the proposal, as long as both chiefs have not signed the text; undefined for none. */
export function settlingPackage(
  proposal: Pick<ProposalState, "agreement" | "withdrawal">,
): PackageId | undefined {
  if (isTentativelyAgreed(proposal)) return undefined;
  return proposal.withdrawal?.package ?? proposal.agreement?.package;
}

/** True when this very pass has been rejected. */
export function isRejected(proposal: ProposalState, pass: number): boolean {
  return proposal.rejections.some((rejection) => rejection.pass === pass);
}

/** True when the side across the table has said that it will not answer this very pass. */
export function isDeclined(proposal: ProposalState, pass: number): boolean {
  return proposal.declarations.declined.some((each) => each.pass === pass);
}

/** True when this very pass fell with a package and is on offer no more. */
function hasFallen(proposal: ProposalState, pass: number): boolean {
  return fallOf(proposal, pass) !== undefined;
}

/** True when it was opened again by both, with no move since. */
export function wasJustReopened(proposal: ProposalState): boolean {
  return proposal.lastMove.kind === "reopen" && proposal.agreement === null;
}

/**
 * Derives whose turn it is. A side owes an answer when the other side's latest pass has been neither answered by a
 * pass, nor rejected, nor declined, nor put on hold, and has not fallen with a package; a hold turns the question round until it is
 * answered; a rejection gives the turn back to the side that was refused. What one chief has asked of the other (to reopen, to close at the
 * current contract language, to consent to a late item) waits for the other, and what was just reopened for both.
 */
export function turnOf(proposal: ProposalState): Turn {
  const { reopenAsked, statusQuo } = proposal.closings;
  if (proposal.withdrawal !== null) return answererOf(reopenAsked);
  if (proposal.lineage.goesOn !== null) return "none";
  if (needsConsent(proposal)) {
    const asked = proposal.consent?.refused.length === 0 ? otherSide(proposal.sponsor) : null;
    const by = packageTurn(proposal);
    return sidesAsTurn(SIDE_MARKS.filter((mark) => mark === asked || by.includes(mark)));
  }
  if (isTentativelyAgreed(proposal) || isAtStatusQuo(proposal)) return answererOf(reopenAsked);
  if (proposal.agreement !== null)
    return sidesAsTurn(SIDE_MARKS.filter((mark) => proposal.agreement?.signatures[mark] === null));
  if (proposal.packages.length > 0) return sidesAsTurn(packageTurn(proposal));
  if (proposal.hold !== null) {
    const held = proposal.passes.find((pass) => pass.number === proposal.hold?.pass);
    return held?.side ?? "none";
  }
  if (begunBy(statusQuo).length > 0) return answererOf(statusQuo);
  if (wasJustReopened(proposal)) return "both";
  const owing = SIDE_MARKS.filter((mark) => owesAnswer(proposal, mark));
  if (owing.length > 0) return sidesAsTurn(owing);
  const latest = proposal.passes.at(-1);
  const isRefused =
    latest !== undefined &&
    (isRejected(proposal, latest.number) ||
      isDeclined(proposal, latest.number) ||
      hasFallen(proposal, latest.number));
  return isRefused ? latest.side : "none";
}

/** The side that has not answered the other's half of what takes both; each where the two have crossed. */
function answererOf(both: Both): Turn {
  return sidesAsTurn(begunBy(both).map(otherSide));
}

/**
 * Whose turn it is by the live packages that hold the proposal. Each is answered as a whole, by the side to which it was offered; where that has
 * declined to answer every one, whoever offered moves next.
 */
function packageTurn({ packages }: ProposalState): SideMark[] {
  const waiting = packages.filter(({ isDeclined }) => isDeclined !== true);
  const owing = SIDE_MARKS.filter((mark) => waiting.some(({ side }) => side !== mark));
  return owing.length > 0
    ? owing
    : SIDE_MARKS.filter((mark) => packages.some(({ side }) => side === mark));
}

function owesAnswer(proposal: ProposalState, mark: SideMark): boolean {
  const theirs = latestPassOf(proposal, otherSide(mark));
  if (theirs === undefined) return false;
  const isAnswered = proposal.passes.some(
    (pass) => pass.side === mark && pass.answers === theirs.number,
  );
  const { number } = theirs;
  const isOver =
    isRejected(proposal, number) || isDeclined(proposal, number) || hasFallen(proposal, number);
  return !isAnswered && !isOver;
}

function sidesAsTurn(marks: readonly SideMark[]): Turn {
  if (marks.length === 2) return "both";
  return marks[0] ?? "none";
}
