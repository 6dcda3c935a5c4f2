import type { CaseState } from "../moves/case-state.ts";
import {
  GROUND_RULE_GROUPS,
  GROUND_RULE_NAMES,
  groundRuleValue,
} from "../moves/ground-rule-values.ts";
import { heading, type PaperPart } from "./paper.ts";

/** The ground rules in force, each in the words in which it stands on screens. */
export function groundRuleParts({ groundRules, groundRuleTalks }: CaseState): PaperPart[] {
  if (groundRuleTalks.agreed.length === 0) return [heading(1, "Ground rules: none agreed yet")];
  return [
    heading(1, "Ground rules"),
    {
      kind: "table",
      columns: [
        { words: "Rule", width: 32 },
        { words: "In force", width: 68 },
      ],
      rows: GROUND_RULE_GROUPS.flatMap(({ rules }) =>
        rules.map((rule) => [GROUND_RULE_NAMES[rule], groundRuleValue(groundRules, rule)]),
      ),
    },
  ];
}
