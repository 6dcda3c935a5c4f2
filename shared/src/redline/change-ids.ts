/**
 * Ids of changes. Each says what it is a change of, so that the pieces of a redline need to carry nothing else: a block, a row or
 * a column as a whole, words in one of them, a sentence that moved, or the numbers of clauses, which are one change together.
 */

/** All new numbers of clauses: one clause more renumbers all that follow. */
export const RENUMBERED = "renumbered";

/** A block as a whole. Both places of a moved block have one. */
export function blockId(before: number | null, after: number | null): string {
  return `block ${before ?? ""}-${after ?? ""}`;
}

/** A row as a whole. */
export function rowId(table: string, before: number | null, after: number | null): string {
  return `${table}/row ${before ?? ""}-${after ?? ""}`;
}

/** A column as a whole. */
export function columnId(table: string, column: number): string {
  return `${table}/column ${column}`;
}

/** The words of a cell: the beginning of the ids of their changes. */
export function cellId(row: string, column: number): string {
  return `${row}/cell ${column}`;
}

/** One stretch of words within a block or a cell. */
export function stretchId(of: string, stretch: number): string {
  return `${of}/words ${stretch}`;
}

/** The number of a block that was none, or is none any more. */
export function labelId(block: string): string {
  return `${block}/label`;
}

/** Sentences that moved together. */
export function sentenceId(move: number): string {
  return `sentence ${move}`;
}

export type ChangedPart = "words" | "sentence" | "row" | "column" | "block" | "numbers";

/** What a change is a change of. */
export function partOfChange(id: string): ChangedPart {
  if (id === RENUMBERED) return "numbers";
  const last = id.split("/").at(-1) ?? "";
  const [kind] = last.split(" ");
  switch (kind) {
    case "block":
    case "row":
    case "column":
    case "sentence":
      return kind;
    default:
      return "words";
  }
}
