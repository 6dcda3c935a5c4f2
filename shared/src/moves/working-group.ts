import type { SeatId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import { SIDE_MARKS, type SideMark } from "../sides.ts";
import type { Said } from "./closings.ts";

/** Who of a side shall sit in the group, and what the side says of it. */
export interface Naming extends Said {
  /** By the names that the seats had then; empty while the side has only offered the group. */
  readonly members: readonly { readonly seat: SeatId; readonly name: string }[];
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

/** Takes back a naming that the other side has not met with its own, where it was made by whom `isVoid` says. */
export function voidNaming(referral: Referral, isVoid: (made: Stamp) => boolean): Referral {
  if (workingGroup(referral) !== null) return referral;
  const falls = SIDE_MARKS.some((mark) => {
    const naming = referral.named[mark];
    return naming !== null && isVoid(naming.stamp);
  });
  return falls ? { ...referral, named: NO_REFERRAL.named } : referral;
}
