import type { Stamp } from "../record/stamp.ts";
import { wallTimeMs } from "../session/expiration.ts";
import type { CaseState, ProposalState } from "./case-state.ts";
import type { Said } from "./closings.ts";

/** The other side's answer to a new item that came after the deadline. */
export interface Consent {
  /** Null while the item does not stand. */
  readonly given: Said | null;
  /** Each time that consent was refused, oldest first. A refusal may still be followed by a consent. */
  readonly refused: readonly Said[];
}

const NOT_ASKED: Consent = { given: null, refused: [] };

/**
 * What a new item begins with: null when it simply stands, an open question to the other side when it comes after the
 * new-item deadline. In a demonstration of old talks the time on the wall counts, by which its deadlines are set.
 */
export function consentNeeded(
  state: Pick<CaseState, "groundRules" | "clock">,
  stamp: Stamp,
): Consent | null {
  return isAfterDeadline(state, Date.parse(stamp.at)) ? NOT_ASKED : null;
}

/** True when an item that is offered at this time (milliseconds since 1970, server time) is late. */
export function isAfterDeadline(
  state: Pick<CaseState, "groundRules" | "clock">,
  atMs: number,
): boolean {
  const { newItemDeadline } = state.groundRules;
  if (newItemDeadline === null) return false;
  return wallTimeMs(state.clock, atMs) > Date.parse(newItemDeadline.instant);
}

/** True for a new item that does not stand yet. */
export function needsConsent(proposal: Pick<ProposalState, "consent">): boolean {
  return proposal.consent !== null && proposal.consent.given === null;
}
