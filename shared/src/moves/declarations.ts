import type { SideMark } from "../sides.ts";
import type { Said } from "./closings.ts";

/** Who asked for a last, best and final offer: one of the sides, the mediator, or nobody. */
export const FINAL_OFFER_ASKERS = ["a", "b", "mediator", "nobody"] as const;
export type FinalOfferAsker = (typeof FINAL_OFFER_ASKERS)[number];

/** That a side calls what it has on the table its last, best and final offer. It binds and blocks nothing. */
export interface FinalOfferSaid extends Said {
  readonly askedBy: FinalOfferAsker;
  /** In what words it was asked for; empty where nobody asked. */
  readonly askedWords: string;
}

/** The declaration on one text. */
export interface FinalOffer extends FinalOfferSaid {
  readonly side: SideMark;
  /** The side's pass that it speaks of. */
  readonly pass: number;
}

/** The declaration on everything that a side has on the table. The row of its stamp says with which texts. */
export interface FinalWhole extends FinalOfferSaid {
  readonly side: SideMark;
  /** How many texts and live packages of the side were on the table then. */
  readonly texts: number;
  readonly packages: number;
  /** Over exactly what was on the table then; see `wholeOf`. */
  readonly hash: string;
}

/** Each side's latest declaration on the whole; the former ones are in the record. */
export type FinalWholes = Readonly<Record<SideMark, FinalWhole | null>>;

export const NO_FINAL_WHOLES: FinalWholes = { a: null, b: null };

/** That a side will not answer a pass, and why. */
export interface Declined extends Said {
  readonly pass: number;
}

/** That a side has received a pass, and what it said with it. */
export interface Acknowledged extends Said {
  readonly pass: number;
}

/** What was declared on a proposal. Declarations are kept; none of them moves anything. */
export interface Declarations {
  readonly finalOffers: readonly FinalOffer[];
  readonly declined: readonly Declined[];
  /** Not there before the first. */
  readonly acknowledged?: readonly Acknowledged[];
}

export const NO_DECLARATIONS: Declarations = { finalOffers: [], declined: [] };

/** The latest final offer of a side, or undefined. */
export function finalOfferOf(of: Declarations, side: SideMark): FinalOffer | undefined {
  return of.finalOffers.findLast((each) => each.side === side);
}

/** True when the side across the table has said that it received this very pass. */
export function isAcknowledged(of: Declarations, pass: number): boolean {
  return of.acknowledged?.some((each) => each.pass === pass) === true;
}
