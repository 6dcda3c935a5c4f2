import { isChoiceRule, type ChoiceRule, type GroundRuleChoices } from "./ground-rule-choices.ts";
import { howMuchLater, momentWords } from "./ground-rule-words.ts";
import type { ExtensionNotice, GroundRuleChanges, GroundRules } from "./ground-rules.ts";

/** Each ground rule by the name that stands on screens and in the record. */
export const GROUND_RULE_NAMES: Readonly<Record<keyof GroundRules, string>> = {
  newItemDeadline: "New-item deadline",
  passRoute: "When texts and packages go over",
  packageRevert: "When a package fails",
  caucusCall: "Who may call a caucus",
  speakers: "Who speaks at the table",
  observers: "Observers",
  observersDelayMinutes: "Delay for observers",
  offRecord: "Off the record",
  recording: "Recording",
  blackout: "Press blackout",
  extensionNotice: "Notice of an extension",
  timeZone: "Official time zone",
};

/** What belongs together on screens and papers, in their order. Every rule is in one group. */
export const GROUND_RULE_GROUPS: readonly {
  readonly title: string;
  readonly rules: readonly (keyof GroundRules)[];
}[] = [
  { title: "Proposals and packages", rules: ["newItemDeadline", "packageRevert"] },
  {
    title: "At the table",
    rules: ["caucusCall", "speakers", "observers", "observersDelayMinutes"],
  },
  { title: "What is said there", rules: ["offRecord", "recording", "blackout"] },
  { title: "Time", rules: ["passRoute", "extensionNotice", "timeZone"] },
];

/** What each choice of a rule says. */
export const CHOICE_WORDS: {
  readonly [Rule in ChoiceRule]: Readonly<Record<GroundRuleChoices[Rule], string>>;
} = {
  passRoute: {
    "any-time": "At any time, in a session or between two",
    "at-table": "At the table alone, while a session goes on",
  },
  packageRevert: {
    "stand-alone-returns": "Each side's own position on its members is on the table again",
    "stand-alone-falls": "The positions that it replaced are withdrawn with it",
  },
  caucusCall: {
    "any-negotiator": "Any negotiator of either side",
    "either-chief": "Either chief",
  },
  speakers: {
    anybody: "Anybody who sits at it",
    "chief-and-named": "Each side's chief, and those whom the chief names",
    chief: "Each side's chief alone",
  },
  observers: {
    "sit-in": "They follow the talks in the gallery",
    "stay-out": "They are shown nothing of the talks",
  },
  offRecord: {
    "nothing-agreed": "No rule is agreed",
    "never-cited": "What is said off the record is never cited",
    "never-cited-or-noted": "What is said off the record is never cited, and nobody notes it",
  },
  recording: {
    off: "Nobody records what is said",
    allowed: "Either side may record what is said",
  },
  blackout: {
    off: "None: each side speaks to the press as it sees fit",
    on: "Neither side speaks to the press about the talks",
  },
};

/** What one rule says, in words: "25 October 2007, 00:01 (America/New_York)". */
export function groundRuleValue(rules: GroundRules, rule: keyof GroundRules): string {
  if (isChoiceRule(rule)) return choiceWords(rule, rules[rule]);
  switch (rule) {
    case "newItemDeadline":
      return deadlineWords(rules);
    case "observersDelayMinutes":
      return delayWords(rules.observersDelayMinutes);
    case "extensionNotice":
      return noticeWords(rules.extensionNotice);
    case "timeZone":
      return rules.timeZone ?? "That of the contract's expiration";
  }
}

/** The rules that a change names, in the order in which they stand on screens. */
export function changedRuleNames(changes: GroundRuleChanges): (keyof GroundRules)[] {
  const names = Object.keys(GROUND_RULE_NAMES) as (keyof GroundRules)[];
  return names.filter((name) => changes[name] !== undefined);
}

function choiceWords<Rule extends ChoiceRule>(rule: Rule, choice: GroundRuleChoices[Rule]): string {
  return CHOICE_WORDS[rule][choice];
}

function deadlineWords(rules: GroundRules): string {
  const { newItemDeadline } = rules;
  return newItemDeadline === null ? "None" : momentWords(newItemDeadline, rules);
}

function delayWords(minutes: number): string {
  return minutes === 0 ? "None: they follow at once" : `They follow ${howMuchLater(minutes)} later`;
}

function noticeWords(notice: ExtensionNotice | null): string {
  if (notice === null) return "None is needed";
  const { amount, unit } = notice;
  return `${amount} ${amount === 1 ? unit.slice(0, -1) : unit} before the contract expires`;
}
