import type { CaseFacts } from "./case-facts.ts";

/** What the sources of the case leave open, in sentences that stand beside the matrix. */
export function nameGaps(facts: CaseFacts): string[] {
  const { guildProposalsTotal, formalIds, subjectIds, patternIds } = facts.meta.coverage;
  const named = formalIds.length + subjectIds.length + patternIds.length;
  return [
    `${formalIds.length} of ${guildProposalsTotal} guild proposals have an official number and title in the sources. ${subjectIds.length} more subjects are sourced as tabled; they may not match one numbered proposal each.`,
    `${patternIds.length} goals of the guild's pattern of demands are not entered: that they became proposals is not verified.`,
    `At least ${guildProposalsTotal - named} of the ${guildProposalsTotal} guild proposals have nothing in the sources.`,
    "Of the producers' proposals, only #1 Residual Payment Point has an official number and title in the sources. The others are dated by when a source first names them; when they were tabled is not in the sources.",
    "Pension and health contributions: the producers' proposal is not entered. The first source that speaks of it is of 25 October, after the day on which this begins.",
    "The producers' two options of 16 July, a limited issues package and a comprehensive proposal, are packages and not entered here.",
    "Contract articles are not in the sources. Current contract language is given only where a source states a formula.",
    "The hour and the zone of the expiration are not in the sources: 23:59 in Los Angeles is assumed, and so is that both sides read their clocks there.",
  ];
}
