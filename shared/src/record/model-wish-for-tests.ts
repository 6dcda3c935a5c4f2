import type { ProposalId } from "../ids.ts";
import type { CaseState, ProposalState } from "../moves/case-state.ts";
import type { Move } from "../moves/move.ts";
import type { SideMark } from "../sides.ts";
import type { Hand, ModelProposal, Paper } from "./clerks-paper-for-tests.ts";

/** What chance says to a wish: which things it is about, and in which way. */
export interface Chance {
  readonly which: number;
  readonly other: number;
  /** 0 is for what is wrong in itself. */
  readonly way: number;
  readonly name: number;
  readonly members: readonly number[];
}

/** Who wishes something, and what there is. */
export interface Asking {
  readonly side: SideMark;
  readonly paper: Paper;
  /** Only for what the paper does not have, which are texts and hashes. */
  readonly state: CaseState;
  readonly nowMs: number;
  readonly chance: Chance;
  /** The beginning of ids and texts that were never used. */
  readonly fresh: string;
}

/** What somebody asks for, as it goes over and as the clerk would take it down. */
export interface Wish {
  readonly move: Move;
  /** Takes it down, asked by this hand of the side, or gives false and leaves the paper as it was. */
  readonly take: (paper: Paper, by: Hand) => boolean;
  /** Who of the side asks; whoever the side believes to make its moves, where it is not said. */
  readonly by?: Hand;
  /** Not only whoever makes the side's moves may ask it. */
  readonly isOfEither?: boolean;
  /** The server asks by itself, and neither side. */
  readonly isByServer?: boolean;
}

/** Makes a wish, or null where there is nothing yet of which it could be. */
export type WishMaker = (asking: Asking) => Wish | null;

/** A hash of nothing. */
export const WRONG_HASH = "0".repeat(64);

/** The proposal of which chance speaks, or undefined while there is none. */
export function proposalAt(paper: Paper, which: number): ModelProposal | undefined {
  return [...paper.proposals.values()][which % Math.max(1, paper.proposals.size)];
}

/** Its text and hashes. Throws when the rules have no such proposal. */
export function stateOf(state: CaseState, id: ProposalId): ProposalState {
  const found = state.proposals.get(id);
  if (found === undefined) throw new Error("it is on the paper alone");
  return found;
}

/** The hash of one pass, or one of nothing where there is no such pass. */
export function hashOf(state: ProposalState, pass: number): string {
  return state.passes.find(({ number }) => number === pass)?.hash ?? WRONG_HASH;
}

/** What is said, or nothing where something is to be wrong. */
export function wordsIn({ way }: Chance): string {
  return way === 0 ? " " : "Words.";
}
