import { mustProposalId, type ProposalId } from "@crosstable/shared/ids";
import type { AsOf } from "@crosstable/shared/record/stamp";
import type { SideMark } from "@crosstable/shared/sides";

import type { CaseFacts, CaseProposal, CaseStatus } from "./case-facts.ts";

// What stands in the case file, in the terms of the record.

/** Among the terms of the producers; of its own proposals the file never has the guild "call" or "say" anything. */
const THE_OTHER_SIDE = /; (?<words>the guild (?:calls|says) [^.]*)\.$/;

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

/** Terms as the case file has them, without what is no word of the side that sponsors them; see `saidBesides`. */
export function textOf(proposal: CaseProposal): string {
  return sentencesOf(proposal)
    .filter((sentence) => !isOfLaterDay(sentence))
    .map((sentence) => sentence.replace(THE_OTHER_SIDE, "."))
    .join(" ");
}

/** What the file has among the terms and no text may hold: what the other side says of them, and of a package of a later day. */
export function saidBesides(proposal: CaseProposal): string[] {
  return sentencesOf(proposal).flatMap((sentence) => {
    if (isOfLaterDay(sentence)) return [sentence.replace(/\.$/, "")];
    const theirs = THE_OTHER_SIDE.exec(sentence)?.groups?.["words"];
    return theirs === undefined ? [] : [theirs];
  });
}

function sentencesOf({ terms }: CaseProposal): string[] {
  return (terms ?? "").split(/(?<=\.) (?=[A-Z])/);
}

function isOfLaterDay(sentence: string): boolean {
  return sentence.includes("Oct 25");
}

/** Words of an act. No source gives what was said in it, so they are marked as those of the report. */
export function asReported(detail: string): string {
  return `As sources report it: ${detail}`;
}
