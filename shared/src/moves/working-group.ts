import type { SeatId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import { SIDE_MARKS, type SideMark } from "../sides.ts";
import type { Said } from "./closings.ts";

/** Who of a side shall sit in the group, and what the side says of it. */
export interface Naming extends Said {
  /** By the names that the seats had then; empty while the side has only offered the group. */
  readonly members: readonly { readonly seat: SeatId; readonly name: string }[];
  /** That it falls with its own side's hand alone. What was said before this fell with either side's. */
  readonly standsAlone?: true;
}

/** A group of both sides that works on a proposal until it reports back. */
export type WorkingGroup = Readonly<Record<SideMark, Naming>>;

/** What a group brought back to the table. */
export interface Report extends Said {
  readonly group: WorkingGroup;
}

/** Whether a proposal is with a working group. It changes neither standing nor turn: the group binds nobody. */
export interface Referral {
  /** What each side has said of a group: when both have named their members, they make it together. */
  readonly named: Readonly<Record<SideMark, Naming | null>>;
  readonly reports: readonly Report[];
}

export const NO_REFERRAL: Referral = { named: { a: null, b: null }, reports: [] };

/** The group that works on the proposal now, or null while a side has named nobody. */
export function workingGroup(referral: Referral): WorkingGroup | null {
  const { a, b } = referral.named;
  if (a === null || b === null) return null;
  return a.members.length > 0 && b.members.length > 0 ? { a, b } : null;
}

/** The same without what one side has said of a group that is not made yet. */
export function withoutNaming(referral: Referral, mark: SideMark): Referral {
  return { ...referral, named: { ...referral.named, [mark]: null } };
}

/**
 * Takes back what was said of a group that is not made yet, where it was said by whom `isVoid` says. What the other side has said stands, but on
 * rows from before namings stood alone: there it falls too.
 */
export function voidNaming(referral: Referral, isVoid: (made: Stamp) => boolean): Referral {
  if (workingGroup(referral) !== null) return referral;
  const { named } = referral;
  const falls = SIDE_MARKS.some((mark) => isBy(named[mark], isVoid));
  if (!falls) return referral;
  const left = (naming: Naming | null): Naming | null =>
    naming?.standsAlone === true && !isVoid(naming.stamp) ? naming : null;
  return { ...referral, named: { a: left(named.a), b: left(named.b) } };
}

function isBy(naming: Naming | null, isVoid: (made: Stamp) => boolean): boolean {
  return naming !== null && isVoid(naming.stamp);
}
