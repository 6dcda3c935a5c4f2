import { MAX_IMPORT_FILE_BYTES } from "@crosstable/shared/limits";

/** A table as it stands in a file: rows of cells, the words as the program that wrote them shows them. */
export interface FoundTable {
  /** The sheet's name, or "Table 2". */
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** What was found in a file or on the clipboard. */
export interface Found {
  readonly tables: readonly FoundTable[];
  /** All of it as text in the form of a pass: headings, clauses, rows of tables. Null where there is no text but the tables. */
  readonly text: string | null;
  /** What the person has to know of how it was read, in sentences: what was left out, what was guessed. */
  readonly notes: readonly string[];
}

/** A file that cannot be read. The words say why, and what the person can do. */
export class CannotRead extends Error {}

/** "1 cell" or "12 cells". */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** What comes in: a file with its name, or what was pasted. */
export type Source =
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: "paste"; readonly text: string };

/** What was found, or why nothing was, in words. */
export type ReadOutcome = Found | { readonly refused: string };

/** Said before a file is loaded, too. */
export function tooLargeWords(size: number): string {
  const [has, may] = [size, MAX_IMPORT_FILE_BYTES].map((each) =>
    (each / 1024 / 1024).toLocaleString("en", { maximumFractionDigits: 1 }),
  );
  return `This file has ${has} MB; ${may} MB are the most. Leave out pictures, or import it in parts.`;
}
