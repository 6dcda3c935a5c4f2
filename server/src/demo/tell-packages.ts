import type { CaseFacts, CaseStatus } from "./case-facts.ts";
import { caseProposal, caseStatus } from "./case-on-record.ts";
import { quoted, type Told } from "./told.ts";

/** What of the packages and their answers could not be entered, and why, under its day. */
export function tellPackages(facts: CaseFacts): Told[] {
  const statusOf = (id: string, word: string): CaseStatus =>
    caseStatus(caseProposal(facts, id), word);
  const told = ({ date, source }: CaseStatus, words: string): Told => ({
    date,
    words,
    sources: source,
  });
  const memberOfJuly = statusOf("P-1", "tabled");
  const memberOf25October = statusOf("P-ph", "sweetened");
  const answered = statusOf("P-package-1025", "answered");
  const referred = statusOf("wga-enforcement", "referred (offer)");
  const reply = statusOf("P-ph", "new version");
  const of31October = statusOf("W-package-1031", "tabled");
  const unanswered = statusOf("W-package-1031", "not answered");
  const roadblock = statusOf("wga-dvd", "declared roadblock");
  const insisted = statusOf("P-est", "insisted on");
  return [
    told(
      memberOfJuly,
      "The producers gave two options. Of their comprehensive proposal sources name one member, #1 Residual Payment Point. Of the Limited Issues Package they name none: it stands among the proposals.",
    ),
    told(
      memberOf25October,
      "Of the producers’ package sources name one member, pension and health. The section 6 that a critique names is not entered.",
    ),
    told(
      answered,
      `${quoted(answered.detail)} Which ones is not in the sources, so none is entered. The package is entered as refused as a whole, with these words.`,
    ),
    told(referred, `${quoted(referred.detail)} Who was to sit in the group is not in the sources.`),
    told(
      reply,
      "Of the producers’ counter of this day the Guild’s account names one member, pension and health. What became of it is not in the sources: it stands as open.",
    ),
    told(
      of31October,
      "Of the Guild’s package sources name movement without figures. Which nine proposals it took off the table they do not say, so the nine stand as before.",
    ),
    told(
      unanswered,
      `${quoted(unanswered.detail)} No source names a time until which the package was open, so it has not lapsed: it is open and unanswered.`,
    ),
    told(
      roadblock,
      `${quoted(roadblock.detail)} It is entered as declining to answer the DVD proposal.`,
    ),
    told(
      insisted,
      `Electronic sell-through (insisted on): ${quoted(insisted.detail)} No move says that; the producers’ proposal stands as it was.`,
    ),
  ];
}
