import type { Stamp } from "../record/stamp.ts";
import { SIDE_MARKS, type SideMark } from "../sides.ts";
import type { Agreement, ProposalState, Withdrawal } from "./case-state.ts";

/** Words that a chief put on the record, and when. */
export interface Said {
  readonly words: string;
  readonly stamp: Stamp;
}

/** What takes both chiefs: half-made while one of them is null. */
export type Both = Readonly<Record<SideMark, Said | null>>;

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

/** The one side that has made its half, or null when neither or both have. */
export function halfMadeBy(both: Both): SideMark | null {
  const made = SIDE_MARKS.filter((mark) => both[mark] !== null);
  return made.length === 1 ? (made[0] ?? null) : null;
}

/** A new text, an acceptance or a withdrawal takes the place of what one side offered before. */
export function withoutStatusQuoOffer(closings: Closings): Closings {
  return halfMadeBy(closings.statusQuo) === null ? closings : { ...closings, statusQuo: NEITHER };
}

/** The same with one side's half put in. */
export function withHalf(both: Both, mark: SideMark, said: Said): Both {
  return { ...both, [mark]: said };
}

/** The same with one side's half taken out. */
export function withoutHalf(both: Both, mark: SideMark): Both {
  return { ...both, [mark]: null };
}

/** What both have made, or null while a half is missing. */
export function madeByBoth(both: Both): Readonly<Record<SideMark, Said>> | null {
  const { a, b } = both;
  return a === null || b === null ? null : { a, b };
}

/** Takes back each half that the other side has not met with its own, where it was made by whom `isVoid` says. */
export function voidHalves(closings: Closings, isVoid: (made: Stamp) => boolean): Closings {
  const reopenAsked = voidHalf(closings.reopenAsked, isVoid);
  const statusQuo = voidHalf(closings.statusQuo, isVoid);
  const isSame = reopenAsked === closings.reopenAsked && statusQuo === closings.statusQuo;
  return isSame ? closings : { ...closings, reopenAsked, statusQuo };
}

function voidHalf(both: Both, isVoid: (made: Stamp) => boolean): Both {
  const by = halfMadeBy(both);
  const stamp = by === null ? undefined : both[by]?.stamp;
  return stamp !== undefined && isVoid(stamp) ? NEITHER : both;
}

function isMadeByBoth(both: Both): boolean {
  return madeByBoth(both) !== null;
}
