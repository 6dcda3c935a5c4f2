import * as z from "zod/mini";

import { canonicalHash, canonicalText } from "../record/canonical.ts";
import type { Stamp } from "../record/stamp.ts";
import { wallTimeIn } from "../session/zone-time.ts";
import type { SideMark } from "../sides.ts";

/** One instant for both sides, with the wall time and the zone by which it was named. */
const deadline = z.strictObject({
  /** RFC 3339 in UTC. */
  instant: z.iso.datetime(),
  /** The wall time in the zone, without offset: "2007-10-25T00:01". */
  local: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)),
  /** The IANA zone. */
  zone: z.string().check(z.minLength(1), z.maxLength(64)),
});
export type Deadline = z.infer<typeof deadline>;

/** What becomes of a member's own position when its package is refused, lapses or is withdrawn. */
export const PACKAGE_REVERTS = ["stand-alone-returns", "stand-alone-falls"] as const;

/**
 * A change of the ground rules: the rules that it names, and no others. A rule that is added to this list later is absent
 * from older rows of the record, and stays as it was.
 */
export const groundRuleChanges = z.strictObject({
  newItemDeadline: z.optional(z.nullable(deadline)),
  packageRevert: z.optional(z.enum(PACKAGE_REVERTS)),
});
export type GroundRuleChanges = z.infer<typeof groundRuleChanges>;

/** The ground rules in force. The expiration of the talks is not among them: the host keeps it. */
export interface GroundRules {
  /** After this instant a new item needs the other side's consent; null when there is no deadline. */
  readonly newItemDeadline: Deadline | null;
  readonly packageRevert: (typeof PACKAGE_REVERTS)[number];
}

/** What holds until both chiefs agree to something else. */
export const FIRST_GROUND_RULES: GroundRules = {
  newItemDeadline: null,
  packageRevert: "stand-alone-returns",
};

/** A change that one chief has proposed and the other has not answered. */
export interface GroundRuleOffer {
  readonly changes: GroundRuleChanges;
  /** What the other chief agrees to; see `changesHash`. */
  readonly hash: string;
  readonly words: string;
  readonly stamp: Stamp;
}

/** A change that both chiefs agreed to. */
export interface AgreedGroundRules {
  readonly offer: GroundRuleOffer;
  /** The other chief's agreement. */
  readonly stamp: Stamp;
}

/** Everything the record says of the ground rules but what is in force. */
export interface GroundRuleTalks {
  /** At most one open offer of each side; a new one takes the place of the former. */
  readonly offers: Readonly<Record<SideMark, GroundRuleOffer | null>>;
  /** Oldest first. */
  readonly agreed: readonly AgreedGroundRules[];
}

export const NO_GROUND_RULE_TALKS: GroundRuleTalks = { offers: { a: null, b: null }, agreed: [] };

/** The SHA-256 that an agreement binds to, so that nobody agrees to a change that was replaced meanwhile. */
export function changesHash(changes: GroundRuleChanges): string {
  return canonicalHash(changes);
}

/** The rules with a change put in. */
export function changedRules(rules: GroundRules, changes: GroundRuleChanges): GroundRules {
  const { newItemDeadline = rules.newItemDeadline, packageRevert = rules.packageRevert } = changes;
  return { newItemDeadline, packageRevert };
}

/** True when the change would leave every rule as it is. */
export function changesNothing(rules: GroundRules, changes: GroundRuleChanges): boolean {
  return canonicalText(changedRules(rules, changes)) === canonicalText(rules);
}

/** True when wall time, zone and instant of a deadline say the same. */
export function isSoundDeadline(of: Deadline): boolean {
  return wallTimeIn(Date.parse(of.instant), of.zone) === of.local;
}
