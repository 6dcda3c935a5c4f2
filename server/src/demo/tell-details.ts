import type { Move } from "@crosstable/shared/moves/move";
import { canonicalText } from "@crosstable/shared/record/canonical";

import type { CaseFacts, CaseProposal, CaseStatus } from "./case-facts.ts";
import { saidBesides } from "./case-on-record.ts";
import { quoted, type Told } from "./told.ts";

interface Report {
  readonly proposal: CaseProposal;
  readonly status: CaseStatus;
}

/**
 * What the file says of proposals beyond their moves: reports of no formal act, details of a report that became a row without words,
 * and what its terms hold that no text does. What was told in other sentences is not told twice.
 */
export function tellDetails(
  { proposals }: CaseFacts,
  said: { moves: readonly Move[]; elsewhere: readonly Told[] },
): Told[] {
  const moves = canonicalText(said.moves);
  const elsewhere = said.elsewhere.map(({ words }) => words).join("\n");
  const isSaid = (detail: string): boolean =>
    moves.includes(detail) || elsewhere.includes(`“${detail}”`);
  const reports = proposals.flatMap((proposal) =>
    proposal.statusHistory
      .filter(({ detail }) => detail !== "" && !isSaid(detail))
      .map((status): Report => ({ proposal, status })),
  );
  const alike = Map.groupBy(reports, ({ status }) => canonicalText(status));
  return [...[...alike.values()].flatMap(reportedOf), ...proposals.flatMap(termsBesides)];
}

/** One sentence for the proposals of which the sources say the same. */
function reportedOf(reports: readonly Report[]): Told[] {
  const [first] = reports;
  if (first === undefined) return [];
  const { date, status, detail, source, confidence } = first.status;
  const subjects = reports.map(({ proposal }) => nameOf(proposal)).join(" ; ");
  return [
    { date, words: `${subjects} (${status}): ${quoted(detail, confidence)}`, sources: source },
  ];
}

function termsBesides(proposal: CaseProposal): Told[] {
  return saidBesides(proposal).map((words) => ({
    date: null,
    words: `${nameOf(proposal)}: ${quoted(words)} That is no word of the side that offered it, so it stands in no text. No source is tied to it.`,
    sources: [],
  }));
}

function nameOf({ officialNumber, subject }: CaseProposal): string {
  return officialNumber === null ? subject : `${officialNumber} ${subject}`;
}
