import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { ListedChange } from "@crosstable/shared/redline/list-changes";
import type { RedlineSummary } from "@crosstable/shared/redline/summarise";

import { NO_EARLIER_TEXT, type Base } from "./bases.ts";
import type { Redline } from "./redline-answer.ts";

const MOST_LETTERS = 90;

/** What kind of change it is and what of: "Clause put in", "Words replaced". */
export function kindWords({ kind, part }: ListedChange): string {
  if (kind === "renumbered") return "Clauses renumbered";
  const what = part.slice(0, 1).toUpperCase() + part.slice(1);
  return `${what} ${DONE[kind]}`;
}

const DONE = {
  inserted: "inserted",
  deleted: "deleted",
  replaced: "replaced",
  moved: "moved",
} as const;

/** Where it stands; of what moved, both places. */
export function placeWords({ kind, place, from }: ListedChange): string {
  return kind === "moved" && from !== null && from !== place ? `${from} → ${place}` : place;
}

/** A text cut to what a list has room for. */
export function shortened(text: string): string {
  return text.length <= MOST_LETTERS ? text : `${text.slice(0, MOST_LETTERS).trimEnd()} …`;
}

/** "W-12 a) Fair Market Value", or the subject alone where there is no number. */
export function titledLabel(proposal: Parameters<typeof proposalLabel>[0]): string {
  const label = proposalLabel(proposal);
  const title = proposal.title ?? proposal.subject;
  return title === label ? label : `${label} ${title}`;
}

/** What a redline is against, with its counts: "Against pass 2 by Guild. 3 changes: 1 replacement, 2 insertions." */
export function againstWords({ key, words }: Base, { changes, summary }: Redline): string {
  if (key === NO_EARLIER_TEXT.key) return newWords(changes.length === 0);
  const base = words.slice(0, 1).toLowerCase() + words.slice(1);
  const counts = changes.length === 0 ? "The two texts say the same." : summaryWords(summary);
  return `Against ${base}. ${counts}`;
}

/** What is said of a text that nothing came before, where counts would sound as if something had been changed. */
export function newWords(isEmpty: boolean): string {
  return isEmpty
    ? "Tabled by its title alone, without a text."
    : "All of it is new: there is no earlier text.";
}

/** The counts in a sentence: "3 changes: 1 replacement, 2 insertions. 12 words in, 3 out." */
export function summaryWords(summary: RedlineSummary): string {
  const { changes, renumbered, wordsInserted, wordsDeleted, wordsMoved } = summary;
  const kinds = [
    counted(summary.replacements, "replacement"),
    counted(summary.insertions, "insertion"),
    counted(summary.deletions, "deletion"),
    counted(summary.moves, "move"),
    renumbered === 0 ? null : `${counted(renumbered, "clause")} renumbered`,
  ].filter((words) => words !== null);
  const words = [
    wordsInserted === 0 ? null : `${counted(wordsInserted, "word")} in`,
    wordsDeleted === 0 ? null : `${counted(wordsDeleted, "word")} out`,
    wordsMoved === 0 ? null : `${counted(wordsMoved, "word")} moved`,
  ].filter((each) => each !== null);
  const counts = `${counted(changes, "change")}: ${kinds.join(", ")}.`;
  return words.length === 0 ? counts : `${counts} ${words.join(", ")}.`;
}

function counted(count: number, word: string): string | null {
  return count === 0 ? null : `${count} ${word}${count === 1 ? "" : "s"}`;
}
