import type { SideMark } from "../sides.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import { finalOfferOf } from "./declarations.ts";
import type { Move } from "./move.ts";

/**
 * What a chief should know before a move goes over, in sentences. It warns and never blocks: what the rules refuse is
 * said by `judgeMove`. Empty when there is nothing to say.
 */
export function warningsOf(state: CaseState, move: Move, side: SideMark): string[] {
  if (!("proposal" in move)) return [];
  const proposal = state.proposals.get(move.proposal);
  if (proposal === undefined) return [];
  const label = proposalLabel(proposal);
  const declared = finalOfferOf(proposal.declarations, side);
  switch (move.kind) {
    case "pass":
      return declared === undefined
        ? []
        : [
            `Your side has declared pass ${declared.pass} of ${label} its last, best and final offer. A further text shows that it was not.`,
          ];
    case "reinstate": {
      const how = proposal.withdrawal?.how;
      return how === "unconditional"
        ? [`${label} was withdrawn unconditionally. Bringing it back takes that back.`]
        : [];
    }
    case "declare-final-offer":
      return [
        ...(declared === undefined
          ? []
          : [`Your side has declared pass ${declared.pass} of ${label} its last offer before.`]),
        ...(proposal.hold !== null && proposal.hold.stamp.side !== side
          ? [`A question of the other side on ${label} is still open.`]
          : []),
      ];
    case "decline-to-answer":
      return [
        "A side that does not answer may be said to refuse to bargain. A rejection with a reason is an answer.",
      ];
    case "repudiate":
      return [
        "The tentative agreement stays on the record with both signatures. The other side may hold yours to it.",
      ];
    default:
      return [];
  }
}
