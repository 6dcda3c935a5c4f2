import type { ProposalId } from "../ids.ts";
import type { Move } from "./move.ts";

/** The text that a move passes on a proposal, or null when it passes none on it. */
export function passedText(move: Move, proposal: ProposalId): string | null {
  switch (move.kind) {
    case "table-proposal":
    case "pass":
    case "merge":
      return move.proposal === proposal ? move.text : null;
    case "add-part":
      return move.part === proposal ? move.text : null;
    case "split":
      return move.into.find((piece) => piece.proposal === proposal)?.text ?? null;
    case "offer-package": {
      const member = move.members.find((each) => each.proposal === proposal);
      return member?.offer === "pass" ? member.text : null;
    }
    default:
      return null;
  }
}
