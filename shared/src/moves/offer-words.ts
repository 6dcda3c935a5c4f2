import type { SideMark } from "../sides.ts";
import { sentence } from "../text/sentence.ts";
import type { CaseState } from "./case-state.ts";
import { changedRuleNames, GROUND_RULE_NAMES, groundRuleValue } from "./ground-rule-values.ts";
import { changedRules, type GroundRuleChanges } from "./ground-rules.ts";
import type { Move } from "./move.ts";

type OfferMove = Extract<
  Move,
  {
    kind:
      | "propose-ground-rules"
      | "agree-ground-rules"
      | "drop-ground-rules"
      | "import-articles"
      | "agree-articles"
      | "decline-articles";
  }
>;

/** What a move offers of the ground rules or the contract, or says to such an offer, as one sentence. `state` is the state after it. */
export function offerWords(state: CaseState, move: OfferMove, side: SideMark): string {
  const who = state.sides[side].short;
  switch (move.kind) {
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
    case "import-articles":
      return `${who} offered ${articlesWords(move.articles.length)} as the current contract.`;
    case "agree-articles":
      return `${who} agreed that the current contract reads so: ${articlesWords(move.count)}.`;
    case "decline-articles":
      return move.offeredBy === side
        ? `${who} took back the articles that it had offered.`
        : sentence(
            `${who} did not agree to the articles of ${state.sides[move.offeredBy].short}: ${move.words}`,
          );
  }
}

/** "New-item deadline: 25 October 2007, 00:01 (America/New_York); When a package fails: …" */
function changeWords(state: CaseState, changes: GroundRuleChanges): string {
  const rules = changedRules(state.groundRules, changes);
  return changedRuleNames(changes)
    .map((rule) => `${GROUND_RULE_NAMES[rule]}: ${groundRuleValue(rules, rule)}`)
    .join("; ");
}

function articlesWords(count: number): string {
  return count === 1 ? "1 article" : `${count} articles`;
}
