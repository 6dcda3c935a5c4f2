import type { ProposalId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import { lookOf } from "../text/one-line.ts";
import type { CaseState, ProposalState } from "./case-state.ts";

/** A number that a proposal had before. It still leads to the proposal, and nobody gets it again. */
export interface FormerNumber {
  readonly number: string;
  /** When the proposal got another. */
  readonly stamp: Stamp;
}

/** Where a proposal goes on since it was lettered, split or merged. */
export interface GoesOn {
  readonly how: "parts" | "split" | "merged";
  readonly in: readonly ProposalId[];
  readonly stamp: Stamp;
}

/** Where a proposal comes from and where it goes on: what keeps every citation of it right. */
export interface Lineage {
  /** The proposal of which this is a lettered part; a part has its own passes, standing and agreement. */
  readonly partOf: { readonly proposal: ProposalId; readonly letter: string } | null;
  /** What was split or merged into this. */
  readonly comesFrom: readonly ProposalId[];
  readonly goesOn: GoesOn | null;
  /** Oldest first. */
  readonly formerNumbers: readonly FormerNumber[];
}

export const NO_LINEAGE: Lineage = {
  partOf: null,
  comesFrom: [],
  goesOn: null,
  formerNumbers: [],
};

/** "W-12 a)": the number of a lettered part, or null where the whole has none. */
export function partNumber(whole: Pick<ProposalState, "number">, letter: string): string | null {
  return whole.number === null ? null : partLabel(whole.number, letter);
}

/** How a part is cited: "W-12 a)". Beside a letter that is in the name of the whole it says what it is: "W-13 a) and b), part a)". */
export function partLabel(whole: string, letter: string): string {
  return /[a-z]\)$/iu.test(whole) ? `${whole}${SAYS_PART}${letter})` : `${whole} ${letter})`;
}

const SAYS_PART = ", part ";

/** What makes two numbers one: as they look, and both ways to cite a part, with the word and without it as older records have it. */
export function lookOfNumber(number: string): string {
  return lookOf(number).replaceAll(`)${SAYS_PART}`, ") ");
}

/**
 * True for a part that has its number from the whole. What such a part was split into under numbers of its own is still of the
 * whole, and keeps those.
 */
export function isLettered({ lineage }: Pick<ProposalState, "lineage">): boolean {
  const { partOf, comesFrom } = lineage;
  return partOf !== null && comesFrom.every((id) => id === partOf.proposal);
}

/** Everything that is of a proposal in lettered parts, in the order of the letters. */
export function partsOf(state: CaseState, whole: ProposalId): ProposalState[] {
  const letter = (of: ProposalState): string => of.lineage.partOf?.letter ?? "";
  return [...state.proposals.values()]
    .filter(({ lineage }) => lineage.partOf?.proposal === whole)
    .toSorted((one, other) => (letter(one) < letter(other) ? -1 : 1));
}

/** The proposal that has this number or had it once, or undefined. Numbers that look alike are one number. */
export function bearerOf(state: CaseState, number: string): ProposalState | undefined {
  const look = lookOfNumber(number);
  return [...state.proposals.values()].find((each) =>
    numbersOf(each).some((had) => lookOfNumber(had) === look),
  );
}

/** Every number under which a proposal can be cited: the present one first. */
function numbersOf(proposal: Pick<ProposalState, "number" | "lineage">): string[] {
  const former = proposal.lineage.formerNumbers.map(({ number }) => number);
  return proposal.number === null ? former : [proposal.number, ...former];
}

/**
 * What a citation of a number leads to today: the proposal itself, or what it goes on in, however often it was split,
 * merged or renumbered since. Empty when no proposal ever had the number.
 */
export function citedAs(state: CaseState, number: string): ProposalState[] {
  const bearer = bearerOf(state, number);
  return bearer === undefined ? [] : goesOnAs(state, bearer);
}

/** The proposals in which one goes on today; itself where it was never lettered, split or merged. */
function goesOnAs(state: CaseState, proposal: ProposalState): ProposalState[] {
  const { goesOn } = proposal.lineage;
  if (goesOn === null) return [proposal];
  // Parts may have been added before the splitting and after it.
  const next =
    goesOn.how === "parts"
      ? partsOf(state, proposal.id)
      : goesOn.in.flatMap((id) => state.proposals.get(id) ?? []);
  return [...new Set(next.flatMap((each) => goesOnAs(state, each)))];
}
