import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";

/** The letters that no part of a proposal has yet, in order. */
export function freeLetters(rows: readonly MatrixRow[], whole: ProposalId): string[] {
  const taken = new Set(
    rows.flatMap(({ lineage: { partOf } }) => (partOf?.proposal === whole ? partOf.letter : [])),
  );
  return "abcdefghijklmnopqrstuvwxyz".split("").filter((letter) => !taken.has(letter));
}
