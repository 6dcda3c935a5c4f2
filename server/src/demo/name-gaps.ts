import type { CaseFacts } from "./case-facts.ts";
import { planMoves } from "./plan-moves.ts";
import { sessionsInGeneral, tellDays } from "./tell-days.ts";
import { tellDetails } from "./tell-details.ts";
import { tellPackages } from "./tell-packages.ts";
import { byDay, sourcesNamed, toldSentence } from "./told.ts";

/** What the sources of the case leave open, and then day by day what they tell and no row says: the sentences beside the matrix. */
export function nameGaps(facts: CaseFacts): string[] {
  const moves = planMoves(facts).flatMap((act) => act.moves);
  const elsewhere = [...tellDays(facts), ...tellPackages(facts)];
  const details = tellDetails(facts, { moves, elsewhere });
  return [
    ...gapsOfProposals(facts),
    ...gapsAround(facts),
    ...byDay([...elsewhere, ...details]).map(toldSentence),
  ];
}

function gapsOfProposals(facts: CaseFacts): string[] {
  const { guildProposalsTotal, totalSource, formalIds, subjectIds, patternIds } =
    facts.meta.coverage;
  const named = formalIds.length + subjectIds.length + patternIds.length;
  const withoutSource = facts.proposals
    .filter(({ id, statusHistory }) => subjectIds.includes(id) && statusHistory.length === 0)
    .map(({ subject }) => subject);
  return [
    `${formalIds.length} of ${guildProposalsTotal} guild proposals have an official number and title in the sources. ${subjectIds.length} more subjects are sourced as tabled; they may not match one numbered proposal each.`,
    `To ${withoutSource.length} of these subjects no source is tied, so that they were tabled is entered without one, as unverified: ${withoutSource.join(" ; ")}.`,
    `${patternIds.length} goals of the guild’s pattern of demands are not entered: that they became proposals is not verified.`,
    `At least ${guildProposalsTotal - named} of the ${guildProposalsTotal} guild proposals have nothing in the sources but that they were counted. ${sourcesNamed(totalSource)}`,
    "Of the producers’ proposals, only #1 Residual Payment Point has an official number and title in the sources. The others are dated by when a source first names them; when they were tabled is not in the sources.",
    "No source gives the wording of a proposal. What stands as its text is what sources say of its terms.",
  ];
}

function gapsAround(facts: CaseFacts): string[] {
  const { date, source } = facts.expiration;
  return [
    sessionsInGeneral(facts),
    "Contract articles are not in the sources. Current contract language is given only where a source states a formula.",
    `The hour and the zone of the expiration are not in the sources, its day alone is: 23:59 in Los Angeles on ${date} is assumed, and so is that both sides read their clocks there. The hour at which the wall begins, 18:00 of that day, is assumed too. ${sourcesNamed(source)}`,
  ];
}
