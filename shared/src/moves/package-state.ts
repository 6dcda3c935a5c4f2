import type { PackageId } from "../ids.ts";
import type { Stamp } from "../record/stamp.ts";
import type { SideMark } from "../sides.ts";
import type { Authorised } from "./authorised.ts";
import type { Said } from "./closings.ts";
import type { FinalOfferSaid } from "./declarations.ts";
import type { GroundRules } from "./ground-rules.ts";
import type { PackageMember } from "./package-member.ts";

/** How a package came to its end. `superseded`: one of its members was replaced or closed, so the whole is not there any more. */
export const PACKAGE_ENDS = [
  "accepted",
  "rejected",
  "countered",
  "withdrawn",
  "lapsed",
  "superseded",
] as const;
export type PackageEndKind = (typeof PACKAGE_ENDS)[number];

export interface PackageEnd extends Authorised {
  readonly how: PackageEndKind;
  /** What was said of it, or why it does not stand any more; may be empty. */
  readonly words: string;
  readonly stamp: Stamp;
}

/** Passes, acceptances and withdrawals that one side has offered all or none. What its chief shows of the authority is no part of it. */
export interface PackageState extends Authorised {
  readonly id: PackageId;
  /** Counted over both sides: package 1, 2, 3 … */
  readonly number: number;
  readonly side: SideMark;
  readonly title: string | null;
  readonly words: string;
  /** The other side's package to which it is the counter. */
  readonly answers: PackageId | null;
  /** From this instant on nothing of it can be accepted, RFC 3339 in UTC; null when no time was named. */
  readonly openUntil: string | null;
  readonly members: readonly PackageMember[];
  /** For each member, how many passes there were on its proposal when the package was offered. */
  readonly passesThen: readonly number[];
  /** What its acceptance binds to; see `packageHash`. */
  readonly hash: string;
  /** The ground rule that was in force when it was offered. */
  readonly revert: GroundRules["packageRevert"];
  readonly stamp: Stamp;
  /** That its side calls it its last, best and final offer; not there where it does not. */
  readonly finalOffer?: FinalOfferSaid;
  /** That the other side will not answer it, and why; not there where it has not said so. */
  readonly declined?: Said;
  /** Null while it lives. */
  readonly end: PackageEnd | null;
}

/** True from the named time on: nothing of the package can be accepted any more, whether its lapse is on the record yet or not. */
export function isPastOpenUntil(offered: Pick<PackageState, "openUntil">, nowMs: number): boolean {
  return offered.openUntil !== null && nowMs >= Date.parse(offered.openUntil);
}
