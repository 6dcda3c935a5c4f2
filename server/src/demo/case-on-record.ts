import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import type { AsOf } from "@crosstable/shared/record/stamp";
import type { SideMark } from "@crosstable/shared/sides";

import type { CaseFacts, CaseProposal, CaseStatus } from "./case-facts.ts";

// What stands in the case file, in the terms of the record.

/** What somebody says of a proposal, or what became of it, behind its terms in the same sentence. */
const BEHIND_THE_TERMS =
  /; (?<words>the guild (?:calls|says|described) [^.]*|also [^.]* in later agreements)\.$/;
/** A remark of the file on what its sources have, in brackets among the terms. */
const ON_THE_SOURCES = / \((?<words>(?:figure|terms) not in sources|sources later [^()]*)\)/g;
/** Sentences that are no terms: on the sources, on a later day, on how the paper looked or was offered, on what a side notes besides. */
const NO_TERMS = [
  /\bOct 25\b/,
  /^Only .* is sourced\.$/,
  /^Figures not in sources\.$/,
  /^About \w+ pages\.$/,
  /^Offered as one of /,
  /^AMPTP notes /,
];

/** The proposal of this id. Throws when the file has none. */
export function caseProposal(facts: CaseFacts, id: string): CaseProposal {
  const found = facts.proposals.find((each) => each.id === id);
  if (found === undefined) throw new Error(`the case file has no ${id}`);
  return found;
}

/** What the file says of a proposal under this word. Throws when it says nothing. */
export function caseStatus(proposal: CaseProposal, word: string): CaseStatus {
  const found = proposal.statusHistory.find((each) => each.status === word);
  if (found === undefined) throw new Error(`the case file has no ${word} of ${proposal.id}`);
  return found;
}

/** When something was done and how sure that is, as the file has it. */
export function asOfStatus(status: CaseStatus): AsOf {
  return { date: status.date, confidence: status.confidence, sources: status.source };
}

/** What one row says of several reports: the day of the first, all sources, and no surer than the least sure of them. */
export function asOfStatuses(first: CaseStatus, others: readonly CaseStatus[]): AsOf {
  const all = [first, ...others];
  const unsure = all.find(({ confidence }) => confidence !== "ok");
  return {
    date: first.date,
    confidence: unsure?.confidence ?? "ok",
    sources: [...new Set(all.flatMap(({ source }) => source))],
  };
}

/** The file says what was done in other words than the move that comes closest: that it was this move is inferred. */
export function inferred(asOf: AsOf): AsOf {
  return { ...asOf, confidence: "inferred" };
}

/** The side that sponsors it. */
export function sideOf(proposal: CaseProposal): SideMark {
  return proposal.side === "guild" ? "a" : "b";
}

/** Its id on the record. */
export function idOf(proposal: CaseProposal): ProposalId {
  return mustProposalId(proposal.id);
}

/**
 * Terms as the case file has them, without what is no word of the side that sponsors them; see `saidBesides`. Empty where the file has
 * nothing else.
 */
export function textOf(proposal: CaseProposal): string {
  return sentencesOf(proposal)
    .filter((sentence) => !isNoTerm(sentence))
    .map((sentence) => sentence.replace(BEHIND_THE_TERMS, ".").replaceAll(ON_THE_SOURCES, ""))
    .join(" ");
}

/** What the file has among the terms and no text may hold: what others say of them, and remarks of the file itself. */
export function saidBesides(proposal: CaseProposal): string[] {
  return sentencesOf(proposal).flatMap((sentence) => {
    if (isNoTerm(sentence)) return [sentence.replace(/\.$/, "")];
    const behind = BEHIND_THE_TERMS.exec(sentence)?.groups?.["words"];
    const bracketed = [...sentence.matchAll(ON_THE_SOURCES)].map(({ groups }) => groups?.["words"]);
    return [...bracketed, behind].filter((words) => words !== undefined);
  });
}

function sentencesOf({ terms }: CaseProposal): string[] {
  return (terms ?? "").split(/(?<=\.) (?=[A-Z])/);
}

function isNoTerm(sentence: string): boolean {
  return NO_TERMS.some((pattern) => pattern.test(sentence));
}

/** Words of an act. No source gives what was said in it, so they are marked as those of the report. */
export function asReported(detail: string): string {
  return `As sources report it: ${detail}`;
}
