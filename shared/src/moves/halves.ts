import type { SideMark } from "../sides.ts";
import type { ProposalState } from "./case-state.ts";
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
