import type { ListedChange } from "./list-changes.ts";
import { countWords } from "./tokens.ts";

/** A redline in counts. */
export interface RedlineSummary {
  readonly changes: number;
  readonly insertions: number;
  readonly deletions: number;
  /** Something in place of something else: an insertion and a deletion that are one change. */
  readonly replacements: number;
  readonly moves: number;
  /** Clauses with another number. */
  readonly renumbered: number;
  readonly wordsInserted: number;
  readonly wordsDeleted: number;
  readonly wordsMoved: number;
}

/** Counts the changes of a redline and the words in them. New numbers of clauses are no words. */
export function summarise(changes: readonly ListedChange[]): RedlineSummary {
  const of = (kind: ListedChange["kind"]) => changes.filter((change) => change.kind === kind);
  const words = (of: readonly ListedChange[], side: "before" | "after"): number =>
    of.reduce((sum, change) => sum + countWords(change[side]), 0);
  const [inserted, deleted] = [of("inserted"), of("deleted")];
  const [replaced, moved] = [of("replaced"), of("moved")];
  return {
    changes: changes.length,
    insertions: inserted.length,
    deletions: deleted.length,
    replacements: replaced.length,
    moves: moved.length,
    renumbered: of("renumbered").reduce((sum, { after }) => sum + after.split(" | ").length, 0),
    wordsInserted: words([...inserted, ...replaced], "after"),
    wordsDeleted: words([...deleted, ...replaced], "before"),
    wordsMoved: words(moved, "after"),
  };
}
