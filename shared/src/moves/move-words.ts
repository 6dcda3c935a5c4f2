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
  if (!("proposal" in move)) return contractWords(state, move, side);
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

type ContractMove = Extract<
  Move,
  { kind: "import-articles" | "agree-articles" | "decline-articles" }
>;

function contractWords(state: CaseState, move: ContractMove, side: SideMark): string {
  const who = state.sides[side].short;
  switch (move.kind) {
    case "import-articles":
      return `${who} offered ${articlesWords(move.articles.length)} as the current contract.`;
    case "agree-articles":
      return `${who} agreed that the current contract reads so: ${articlesWords(move.count)}.`;
    case "decline-articles":
      return move.offeredBy === side
        ? `${who} took back the articles that it had offered.`
        : `${who} did not agree to the articles of ${state.sides[move.offeredBy].short}: ${move.words}`;
  }
}

function articlesWords(count: number): string {
  return count === 1 ? "1 article" : `${count} articles`;
}

function withdrawalWords(
  how: "unconditional" | "conditional" | "without-prejudice",
  condition: string | null,
): string {
  if (how === "conditional") return ` on the condition: ${condition ?? ""}`;
  return how === "without-prejudice" ? " without prejudice" : "";
}
