import type { SideMark } from "../sides.ts";
import { proposalLabel, type CaseState } from "./case-state.ts";
import { isAtStatusQuo } from "./closings.ts";
import type { FinalOfferAsker } from "./declarations.ts";
import { changedRuleNames, GROUND_RULE_NAMES, groundRuleValue } from "./ground-rule-words.ts";
import { changedRules, type GroundRuleChanges } from "./ground-rules.ts";
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
        ? `${who} passed a text on ${label}.${authorisedWords(move.authorisedBy)}`
        : `${who} countered pass ${move.answers} of ${label}.${authorisedWords(move.authorisedBy)}`;
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
    case "reopen":
      return proposal?.closings.reopenAsked[side] == null
        ? `${who} agreed to reopen ${label}: it is open again.`
        : `${who} asked to reopen ${label}.`;
    case "repudiate":
      return `${who} repudiated the tentative agreement on ${label}. It stands, disputed.`;
    case "reinstate":
      return `${who} brought ${label} back to the table.`;
    case "status-quo":
      return proposal !== undefined && isAtStatusQuo(proposal)
        ? `${who} agreed to close ${label} at the current contract language.`
        : `${who} offered to close ${label} at the current contract language.`;
    case "decline-to-answer":
      return `${who} declined to answer pass ${move.pass} of ${label}.`;
    case "declare-final-offer":
      return `${who} declared pass ${move.pass} of ${label} its last, best and final offer${askedWords(state, move.askedBy)}.`;
  }
}

function askedWords(state: CaseState, asker: FinalOfferAsker): string {
  switch (asker) {
    case "a":
    case "b":
      return `, asked for by ${state.sides[asker].short}`;
    case "mediator":
      return ", asked for by the mediator";
    case "nobody":
      return "";
  }
}

/** In the side's own words, set apart as theirs. */
function authorisedWords(words: string | undefined): string {
  return words === undefined ? "" : ` They say: “${words}”`;
}

function withdrawalWords(
  how: "unconditional" | "conditional" | "without-prejudice",
  condition: string | null,
): string {
  if (how === "conditional") return ` on the condition: ${condition ?? ""}`;
  return how === "without-prejudice" ? " without prejudice" : "";
}
