import * as z from "zod/mini";

import {
  MAX_EXTENSION_NOTICE_UNITS,
  MAX_OBSERVERS_DELAY_MINUTES,
  MAX_ZONE_CHARS,
} from "../limits.ts";
import { canonicalHash, canonicalText } from "../record/canonical.ts";
import type { Stamp } from "../record/stamp.ts";
import { wallTimeIn } from "../session/zone-time.ts";
import type { SideMark } from "../sides.ts";
import {
  FIRST_CHOICES,
  GROUND_RULE_CHOICES,
  type GroundRuleChoices,
} from "./ground-rule-choices.ts";

/** One instant for both sides, with the wall time and the zone by which it was named. */
export const deadline = z.strictObject({
  /** RFC 3339 in UTC. */
  instant: z.iso.datetime(),
  /** The wall time in the zone, without offset: "2007-10-25T00:01". */
  local: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)),
  /** The IANA zone. */
  zone: z.string().check(z.minLength(1), z.maxLength(MAX_ZONE_CHARS)),
});
export type Deadline = z.infer<typeof deadline>;

/**
 * How long before the expiration whoever wants an extension says so. Days are kept as days: two of them are not always
 * 48 hours.
 */
const extensionNotice = z.strictObject({
  amount: z.int().check(z.positive(), z.lte(MAX_EXTENSION_NOTICE_UNITS)),
  unit: z.enum(["hours", "days"]),
});
export type ExtensionNotice = z.infer<typeof extensionNotice>;

/**
 * A change of the ground rules: the rules that it names, and no others. A rule that is added to this list later is absent
 * from older rows of the record, and stays as it was.
 */
export const groundRuleChanges = z.strictObject({
  newItemDeadline: z.optional(z.nullable(deadline)),
  passRoute: z.optional(z.enum(GROUND_RULE_CHOICES.passRoute)),
  packageRevert: z.optional(z.enum(GROUND_RULE_CHOICES.packageRevert)),
  caucusCall: z.optional(z.enum(GROUND_RULE_CHOICES.caucusCall)),
  observers: z.optional(z.enum(GROUND_RULE_CHOICES.observers)),
  observersDelayMinutes: z.optional(z.int().check(z.gte(0), z.lte(MAX_OBSERVERS_DELAY_MINUTES))),
  speakers: z.optional(z.enum(GROUND_RULE_CHOICES.speakers)),
  offRecord: z.optional(z.enum(GROUND_RULE_CHOICES.offRecord)),
  recording: z.optional(z.enum(GROUND_RULE_CHOICES.recording)),
  blackout: z.optional(z.enum(GROUND_RULE_CHOICES.blackout)),
  extensionNotice: z.optional(z.nullable(extensionNotice)),
  timeZone: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(MAX_ZONE_CHARS)))),
});
export type GroundRuleChanges = z.infer<typeof groundRuleChanges>;

/** The ground rules in force. The expiration is not among them: an extension of the contract is agreed to by itself. */
export interface GroundRules extends GroundRuleChoices {
  /** After this instant a new item needs the other side's consent; null when there is no deadline. */
  readonly newItemDeadline: Deadline | null;
  /** How much later than the table observers follow; 0 while they follow at once. */
  readonly observersDelayMinutes: number;
  /** Null when none is needed. */
  readonly extensionNotice: ExtensionNotice | null;
  /** The IANA zone in which both sides read formal times; null leaves that of the expiration. */
  readonly timeZone: string | null;
}

/** What holds until both chiefs agree to something else. */
export const FIRST_GROUND_RULES: GroundRules = {
  ...FIRST_CHOICES,
  newItemDeadline: null,
  observersDelayMinutes: 0,
  extensionNotice: null,
  timeZone: null,
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
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...rules, ...Object.fromEntries(named) };
}

/** The change that makes `wanted` of the rules: what is the same in both is no part of it. */
export function changesBetween(rules: GroundRules, wanted: GroundRules): GroundRuleChanges {
  const changes: { -readonly [Rule in keyof GroundRules]?: GroundRules[Rule] } = {};
  const compare = <Rule extends keyof GroundRules>(rule: Rule): void => {
    if (canonicalText(rules[rule]) !== canonicalText(wanted[rule])) changes[rule] = wanted[rule];
  };
  for (const rule of Object.keys(FIRST_GROUND_RULES)) compare(rule as keyof GroundRules);
  return changes;
}

/** True when the change would leave every rule as it is. */
export function changesNothing(rules: GroundRules, changes: GroundRuleChanges): boolean {
  return canonicalText(changedRules(rules, changes)) === canonicalText(rules);
}

/** True when wall time, zone and instant of a deadline say the same. */
export function isSoundDeadline(of: Deadline): boolean {
  return wallTimeIn(Date.parse(of.instant), of.zone) === of.local;
}
