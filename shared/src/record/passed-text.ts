import type { ProposalId } from "../ids.ts";
import type { Pass } from "../moves/case-state.ts";
import type { Move } from "../moves/move.ts";
import { passHash } from "../moves/pass-hash.ts";
import type { RecordEntry } from "./entry.ts";

/**
 * The text of a pass in the row of the record by which it was handed over, known by its hash; null when the row has no such text. A pass
 * that an accepted package made was handed over with the package.
 */
export function passedText(
  entry: RecordEntry,
  proposal: ProposalId,
  { number, side, hash }: Omit<Pass, "text">,
): string | null {
  if (entry.act.kind !== "moves") return null;
  return (
    entry.act.moves
      .flatMap((move) => textsIn(move, proposal))
      .find((text) => passHash({ proposal, number, side, text }) === hash) ?? null
  );
}

/** The texts that a move hands over on a proposal. */
function textsIn(move: Move, proposal: ProposalId): readonly string[] {
  switch (move.kind) {
    case "pass":
    case "table-proposal":
    case "merge":
      return move.proposal === proposal ? [move.text] : [];
    case "add-part":
      return move.part === proposal ? [move.text] : [];
    case "split":
      return move.into.filter((piece) => piece.proposal === proposal).map(({ text }) => text);
    case "offer-package":
      return move.members.flatMap((member) =>
        member.offer === "pass" && member.proposal === proposal ? [member.text] : [],
      );
    default:
      return [];
  }
}
