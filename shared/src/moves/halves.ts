import * as z from "zod/mini";

import { refuse, type Refusal } from "../refusals.ts";
import { otherSide, type SideMark } from "../sides.ts";
import {
  proposalLabel,
  type CaseState,
  type MoveContext,
  type ProposalState,
} from "./case-state.ts";
import { madeByBoth, withoutHalf, type Said } from "./closings.ts";
import { withoutNaming, workingGroup } from "./working-group.ts";

/** What takes both sides and one of them can only begin. */
export const HALVES = ["reopen", "status-quo", "group"] as const;
export type Half = (typeof HALVES)[number];

type WithHalves = Pick<ProposalState, "closings" | "referral">;

/** What a side has said of it while the other has not met it; null where it has said nothing, and once both have. */
export function openHalf(proposal: WithHalves, what: Half, side: SideMark): Said | null {
  const { closings, referral } = proposal;
  switch (what) {
    case "reopen":
      return madeByBoth(closings.reopenAsked) === null ? closings.reopenAsked[side] : null;
    case "status-quo":
      return madeByBoth(closings.statusQuo) === null ? closings.statusQuo[side] : null;
    case "group":
      return workingGroup(referral) === null ? referral.named[side] : null;
  }
}

/**
 * The row of the record that made the other side's half, as whoever makes the second half has read it, so that no words are met unread; null where
 * the mover has seen none. Rows from before this field do not have it, and met what there was; no such row is taken any more.
 */
export const meets = z.optional(z.nullable(z.int().check(z.nonnegative())));

/** Refuses a move that answers another half of the other side than lies there, or does not say which it answers; null for any other. */
export function meetsUnread(
  state: CaseState,
  half: { proposal: ProposalState; what: Half; by: SideMark; meets: number | null | undefined },
  context: MoveContext,
): Refusal | null {
  const { proposal, what } = half;
  if (half.meets === null) return null;
  if (half.meets === undefined) return context.isOnRecord === true ? null : refuseOldPage();
  const theirs = openHalf(proposal, what, otherSide(half.by));
  if (theirs?.stamp.seq === half.meets) return null;
  const label = proposalLabel(proposal);
  const { short } = state.sides[otherSide(half.by)];
  return theirs === null
    ? refuse("stale", `The ${halfWords(what, label)} by ${short} does not stand any more.`)
    : newerHalf(what, { label, short });
}

/** Refuses a move that leaves out what it answers: it was made on a page of a former version. */
export function refuseOldPage(): Refusal {
  return refuse(
    "stale",
    "This does not say what it answers: it was written on an older page. Load the page again.",
  );
}

/** Refuses what passes over a half that the mover has not read. */
export function newerHalf(what: Half, of: { label: string; short: string }): Refusal {
  return refuse(
    "stale",
    `There is a newer ${halfWords(what, of.label)} by ${of.short}. Read it first.`,
  );
}

/** The proposal without it. The other side's half, where there is one, stays. */
export function withoutOpenHalf(
  proposal: ProposalState,
  what: Half,
  side: SideMark,
): ProposalState {
  const { closings, referral } = proposal;
  switch (what) {
    case "reopen":
      return {
        ...proposal,
        closings: { ...closings, reopenAsked: withoutHalf(closings.reopenAsked, side) },
      };
    case "status-quo":
      return {
        ...proposal,
        closings: { ...closings, statusQuo: withoutHalf(closings.statusQuo, side) },
      };
    case "group":
      return { ...proposal, referral: withoutNaming(referral, side) };
  }
}

const NOUNS: Record<Half, string> = {
  reopen: "asking to reopen",
  "status-quo": "offer to leave the contract as it is on",
  group: "offer of a working group on",
};

/** "asking to reopen W-7": what the half is, said of a proposal by its label. */
export function halfWords(what: Half, label: string): string {
  return `${NOUNS[what]} ${label}`;
}
