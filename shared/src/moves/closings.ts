import type { Stamp } from "../record/stamp.ts";
import { otherSide, SIDE_MARKS, type SideMark } from "../sides.ts";
import type { Agreement, ProposalState, Withdrawal } from "./case-state.ts";

/** Words that a chief put on the record, and when. */
export interface Said {
  readonly words: string;
  readonly stamp: Stamp;
}

/** One side's half of what takes both chiefs. */
export interface SaidHalf extends Said {
  /** Said while the other side's lay there unseen: the two crossed, and neither is an answer to the other. */
  readonly crossed?: true;
}

/** What takes both chiefs: half-made while one of them is null, or while the two have only crossed. */
export type Both = Readonly<Record<SideMark, SaidHalf | null>>;

/** A closing that both chiefs have opened again, with what was closed. */
export interface Reopened {
  readonly reasons: Readonly<Record<SideMark, Said>>;
  /** The agreement as it was signed, or made by a package; null where there was none. */
  readonly agreement: Agreement | null;
  /** What an accepted package had withdrawn. */
  readonly withdrawal?: Withdrawal;
  readonly repudiations: readonly Said[];
}

/** How a proposal was closed and opened again, beside its agreement and its withdrawal. */
export interface Closings {
  /** Who has asked to open again what both have closed. */
  readonly reopenAsked: Both;
  /** A side's word that it is not bound by the tentative agreement; at most one of each side. */
  readonly repudiations: readonly Said[];
  /** Who would close the proposal at the current contract language. Both together do. */
  readonly statusQuo: Both;
  readonly reopened: readonly Reopened[];
  readonly reinstated: readonly { readonly withdrawal: Withdrawal; readonly by: Said }[];
}

const NEITHER: Both = { a: null, b: null };

export const NO_CLOSINGS: Closings = {
  reopenAsked: NEITHER,
  repudiations: [],
  statusQuo: NEITHER,
  reopened: [],
  reinstated: [],
};

/** True when both chiefs have closed the proposal at the current contract language. */
export function isAtStatusQuo(proposal: Pick<ProposalState, "closings">): boolean {
  return isMadeByBoth(proposal.closings.statusQuo);
}

/** The sides whose half waits for the other's: one, both where they have crossed, or none. */
export function begunBy(both: Both): SideMark[] {
  return isMadeByBoth(both) ? [] : SIDE_MARKS.filter((mark) => both[mark] !== null);
}

/** A new text, an acceptance or a withdrawal takes the place of what either side offered before. */
export function withoutStatusQuoOffer(closings: Closings): Closings {
  return begunBy(closings.statusQuo).length === 0 ? closings : { ...closings, statusQuo: NEITHER };
}

/**
 * The same with one side's half put in. `meets` is the row of the other's half, which it answers, or null where its side had seen none: then
 * the two stand beside one another. Rows from before this was said answered what there was.
 */
export function withHalf(
  both: Both,
  mark: SideMark,
  { said, meets }: { said: Said; meets: number | null | undefined },
): Both {
  const other = otherSide(mark);
  const theirs = both[other];
  if (theirs === null) return { ...both, [mark]: said };
  if (meets === null) return { ...both, [mark]: { ...said, crossed: true } };
  const { crossed: _crossed, ...met } = theirs;
  return { ...both, [mark]: said, [other]: met };
}

/** The same with one side's half taken out. */
export function withoutHalf(both: Both, mark: SideMark): Both {
  return { ...both, [mark]: null };
}

/** What both have made, or null while a half is missing or neither answers the other. */
export function madeByBoth(both: Both): Readonly<Record<SideMark, Said>> | null {
  const { a, b } = both;
  if (a === null || b === null) return null;
  return a.crossed === true || b.crossed === true ? null : { a, b };
}

/** Takes back each half that the other side has not met with its own, where it was made by whom `isVoid` says. */
export function voidHalves(closings: Closings, isVoid: (made: Stamp) => boolean): Closings {
  const reopenAsked = voidHalf(closings.reopenAsked, isVoid);
  const statusQuo = voidHalf(closings.statusQuo, isVoid);
  const isSame = reopenAsked === closings.reopenAsked && statusQuo === closings.statusQuo;
  return isSame ? closings : { ...closings, reopenAsked, statusQuo };
}

function voidHalf(both: Both, isVoid: (made: Stamp) => boolean): Both {
  const falls = begunBy(both).filter((mark) => isBy(both[mark], isVoid));
  return falls.reduce(withoutHalf, both);
}

function isBy(half: SaidHalf | null, isVoid: (made: Stamp) => boolean): boolean {
  return half !== null && isVoid(half.stamp);
}

function isMadeByBoth(both: Both): boolean {
  return madeByBoth(both) !== null;
}
