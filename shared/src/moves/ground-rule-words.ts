import type { GroundRuleChanges, GroundRules } from "./ground-rules.ts";

/** Each ground rule by the name that stands on screens and in the record. */
export const GROUND_RULE_NAMES: Readonly<Record<keyof GroundRules, string>> = {
  newItemDeadline: "New-item deadline",
  packageRevert: "When a package fails",
};

const REVERTS: Readonly<Record<GroundRules["packageRevert"], string>> = {
  "stand-alone-returns": "Each side's own position on its members is on the table again",
  "stand-alone-falls": "The positions that it replaced are withdrawn with it",
};

/** What one rule says, in words: "2007-10-25, 00:01 (America/New_York)". */
export function groundRuleValue(rules: GroundRules, rule: keyof GroundRules): string {
  if (rule === "packageRevert") return REVERTS[rules.packageRevert];
  const { newItemDeadline } = rules;
  if (newItemDeadline === null) return "None";
  return `${newItemDeadline.local.replace("T", ", ")} (${newItemDeadline.zone})`;
}

/** The rules that a change names, in the order in which they stand on screens. */
export function changedRuleNames(changes: GroundRuleChanges): (keyof GroundRules)[] {
  const names = Object.keys(GROUND_RULE_NAMES) as (keyof GroundRules)[];
  return names.filter((name) => changes[name] !== undefined);
}
