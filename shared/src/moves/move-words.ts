import type { SideMark } from "../sides.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import { closingWords } from "./closing-words.ts";
import { changedRuleNames, GROUND_RULE_NAMES, groundRuleValue } from "./ground-rule-words.ts";
import { changedRules, type GroundRuleChanges } from "./ground-rules.ts";
import { lineageWords } from "./lineage-words.ts";
import type { Move } from "./move.ts";

type MoveOnProposal = Extract<Move, { proposal: unknown }>;
type MoveOnTalks = Exclude<Move, MoveOnProposal>;

/**
 * A move as one sentence in the words of bargaining, for the feed, the record and the announcer. `state` is the state
 * after the move.
 */
export function moveWords(state: CaseState, move: Move, side: SideMark): string {
  return "proposal" in move ? wordsOnProposal(state, move, side) : wordsOnTalks(state, move, side);
}

function wordsOnTalks(state: CaseState, move: MoveOnTalks, side: SideMark): string {
  const who = state.sides[side].short;
  switch (move.kind) {
    case "hand-over":
      return move.to === "second"
        ? `${who}'s chief handed over to the second.`
        : `${who}'s chief makes the moves again.`;
    case "propose-ground-rules":
      return `${who} proposed a change of the ground rules: ${changeWords(state, move.changes)}.`;
    case "agree-ground-rules": {
      const agreed = state.groundRuleTalks.agreed.findLast(({ offer }) => offer.hash === move.hash);
      const what = agreed === undefined ? "" : `: ${changeWords(state, agreed.offer.changes)}`;
      return `${who} agreed to the change of the ground rules${what}.`;
    }
    case "drop-ground-rules":
      return move.of === side
        ? `${who} took back its change of the ground rules.`
        : `${who} declined the change of the ground rules.`;
  }
}

/** "New-item deadline: 2007-10-25, 00:01 (America/New_York); When a package fails: …" */
function changeWords(state: CaseState, changes: GroundRuleChanges): string {
  const rules = changedRules(state.groundRules, changes);
  return changedRuleNames(changes)
    .map((rule) => `${GROUND_RULE_NAMES[rule]}: ${groundRuleValue(rules, rule)}`)
    .join("; ");
}

function wordsOnProposal(state: CaseState, move: MoveOnProposal, side: SideMark): string {
  const who = state.sides[side].short;
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
    case "answer-new-item":
    case "add-part":
    case "split":
    case "merge":
    case "renumber":
      return lineageWords(state, move, { who, label });
    case "reopen":
    case "repudiate":
    case "reinstate":
    case "status-quo":
    case "decline-to-answer":
    case "declare-final-offer":
      return closingWords(state, move, side);
  }
}

function withdrawalWords(
  how: "unconditional" | "conditional" | "without-prejudice",
  condition: string | null,
): string {
  if (how === "conditional") return ` on the condition: ${condition ?? ""}`;
  return how === "without-prejudice" ? " without prejudice" : "";
}
