/** What each rule of a closed choice may be. The first of each holds until both chiefs agree to another one. */
export const GROUND_RULE_CHOICES = {
  /** Whether texts and packages are handed across between two sessions. */
  passRoute: ["any-time", "at-table"],
  /** What becomes of a member's own position when its package is refused, lapses or is withdrawn. */
  packageRevert: ["stand-alone-returns", "stand-alone-falls"],
  /** Who may ask that the sides leave the table for their caucuses. */
  caucusCall: ["any-negotiator", "either-chief"],
  /** Whether observers follow the talks in the gallery. */
  observers: ["sit-in", "stay-out"],
  speakers: ["anybody", "chief-and-named", "chief"],
  offRecord: ["nothing-agreed", "never-cited", "never-cited-or-noted"],
  recording: ["off", "allowed"],
  blackout: ["off", "on"],
} as const;

export type ChoiceRule = keyof typeof GROUND_RULE_CHOICES;

export type GroundRuleChoices = {
  readonly [Rule in ChoiceRule]: (typeof GROUND_RULE_CHOICES)[Rule][number];
};

/** What holds until both chiefs agree to something else. */
export const FIRST_CHOICES: GroundRuleChoices = {
  passRoute: "any-time",
  packageRevert: "stand-alone-returns",
  caucusCall: "any-negotiator",
  observers: "sit-in",
  speakers: "anybody",
  offRecord: "nothing-agreed",
  recording: "off",
  blackout: "off",
};

/** True for a rule that is one of a few, and not a time or a zone. */
export function isChoiceRule(rule: string): rule is ChoiceRule {
  return rule in GROUND_RULE_CHOICES;
}
