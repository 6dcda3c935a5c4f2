import { partsWithUnseen } from "@crosstable/shared/text/unseen-signs";

/** A block of a text: prose, or a table with its cells. */
type Laid =
  | { readonly kind: "paragraph" | "heading" | "clause" }
  | { readonly kind: "table"; readonly rows: readonly { readonly cells: readonly unknown[] }[] };

/** BOUND-2: what would be laid out on a screen: paragraphs, clauses and cells, and in their texts the marks of unseen signs. */
export function countShown(blocks: readonly Laid[], texts: readonly string[]): number {
  const parts = blocks.map((block) =>
    block.kind === "table" ? sum(block.rows.map(({ cells }) => cells.length)) : 1,
  );
  return sum(parts) + sum(texts.map((text) => partsWithUnseen(text).length - 1));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
