import type { SideMark } from "../sides.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import type { Move } from "./move.ts";

/**
 * A move as one sentence in the words of bargaining, for the feed, the record and the announcer. `state` is the state
 * after the move.
 */
export function moveWords(state: CaseState, move: Move, side: SideMark): string {
  const who = state.sides[side].short;
  if (move.kind === "hand-over") {
    return move.to === "second"
      ? `${who}'s chief handed over to the second.`
      : `${who}'s chief makes the moves again.`;
  }
  const proposal = state.proposals.get(move.proposal);
  const label = proposal === undefined ? "a proposal" : proposalLabel(proposal);
  switch (move.kind) {
    case "table-proposal":
      return `${who} tabled ${label}.`;
    case "pass":
      return move.answers === null
        ? `${who} passed a text on ${label}.`
        : `${who} countered pass ${move.answers} of ${label}.`;
    case "hold":
      return `${who} put pass ${move.pass} of ${label} on hold.`;
    case "answer-hold":
      return `${who} answered the question on ${label}.`;
    case "reject":
      return `${who} rejected pass ${move.pass} of ${label}. It is still on the table.`;
    case "withdraw":
      return `${who} withdrew ${label}${withdrawalWords(move.how, move.condition)}.`;
    case "accept":
      return `${who} accepted pass ${move.pass} of ${label}: agreed in principle.`;
    case "sign-ta":
      return `${who} signed ${label}.`;
  }
}

function withdrawalWords(
  how: "unconditional" | "conditional" | "without-prejudice",
  condition: string | null,
): string {
  if (how === "conditional") return ` on the condition: ${condition ?? ""}`;
  return how === "without-prejudice" ? " without prejudice" : "";
}
