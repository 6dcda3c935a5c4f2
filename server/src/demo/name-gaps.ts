import type { CaseFacts } from "./case-facts.ts";
import { caseProposal, caseStatus } from "./case-on-record.ts";
import { tellSessions } from "./tell-sessions.ts";

/** What the sources of the case leave open, in sentences that stand beside the matrix. */
export function nameGaps(facts: CaseFacts): string[] {
  return [
    ...gapsOfProposals(facts),
    ...gapsOfPackages(facts),
    ...gapsAround(facts),
    ...tellSessions(facts),
  ];
}

function gapsOfProposals(facts: CaseFacts): string[] {
  const { guildProposalsTotal, formalIds, subjectIds, patternIds } = facts.meta.coverage;
  const named = formalIds.length + subjectIds.length + patternIds.length;
  const withoutSource = facts.proposals
    .filter(({ id, statusHistory }) => subjectIds.includes(id) && statusHistory.length === 0)
    .map(({ subject }) => subject);
  return [
    `${formalIds.length} of ${guildProposalsTotal} guild proposals have an official number and title in the sources. ${subjectIds.length} more subjects are sourced as tabled; they may not match one numbered proposal each.`,
    `To ${withoutSource.length} of these subjects no source is tied, so that they were tabled is entered without one, as unverified: ${withoutSource.join(" ; ")}.`,
    `${patternIds.length} goals of the guild's pattern of demands are not entered: that they became proposals is not verified.`,
    `At least ${guildProposalsTotal - named} of the ${guildProposalsTotal} guild proposals have nothing in the sources.`,
    "Of the producers' proposals, only #1 Residual Payment Point has an official number and title in the sources. The others are dated by when a source first names them; when they were tabled is not in the sources.",
    "No source gives the wording of a proposal. What stands as its text is what sources say of its terms.",
  ];
}

function gapsOfPackages(facts: CaseFacts): string[] {
  const detailOf = (id: string, word: string): string =>
    caseStatus(caseProposal(facts, id), word).detail;
  return [
    "The producers gave two options on 16 July. Of their comprehensive proposal sources name one member, #1 Residual Payment Point. Of the Limited Issues Package they name none: it stands among the proposals.",
    "Of the producers' package of 25 October sources name one member, pension and health. A third-party critique of low reliability names its section 6, Crediting Fees/Program Fees; that is not entered.",
    `26 October: “${detailOf("P-package-1025", "answered")}”. Which ones is not in the sources, so none is entered. The package is entered as refused as a whole, with these words.`,
    `26 October: “${detailOf("wga-enforcement", "referred (offer)")}”. Who was to sit in the group is not in the sources.`,
    "Of the producers' counter of the same day the Guild's account names one member, pension and health. What became of it is not in the sources: it stands as open.",
    "Of the Guild's package of 31 October sources name movement without figures. Which nine proposals it took off the table they do not say, so the nine stand as before.",
    `31 October: “${detailOf("W-package-1031", "not answered")}”. No source names a time until which the package was open, so it has not lapsed: it is open and unanswered.`,
    `31 October: “${detailOf("wga-dvd", "declared roadblock")}”. It is entered as declining to answer the DVD proposal. Of electronic sell-through: “${detailOf("P-est", "insisted on")}”. No move says that; the producers' proposal stands as it was.`,
  ];
}

function gapsAround(facts: CaseFacts): string[] {
  const { date } = facts.expiration;
  return [
    "Contract articles are not in the sources. Current contract language is given only where a source states a formula.",
    `The hour and the zone of the expiration are not in the sources: 23:59 in Los Angeles on ${date} is assumed, and so is that both sides read their clocks there. The hour at which the wall begins, 18:00 of that day, is assumed too.`,
  ];
}
