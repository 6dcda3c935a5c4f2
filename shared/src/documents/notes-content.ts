/**
 * Rich-text notes as plain data: what an archive keeps of them (docs/caucus-format.md), and what papers and screens are written from. Every
 * word is there with how it is written; lines without a word are left out.
 */
export type NoteBlock =
  | { readonly kind: "paragraph"; readonly runs: readonly NoteRun[] }
  | { readonly kind: "heading"; readonly level: NoteLevel; readonly runs: readonly NoteRun[] }
  | NoteList
  | { readonly kind: "quote"; readonly blocks: readonly NoteBlock[] }
  | NoteTable
  | { readonly kind: "rule" };

/** 1 for the highest. */
export type NoteLevel = 1 | 2 | 3;

/** Words that are written in one way. What they are not is left out. */
export interface NoteRun {
  /** A line break stands as one. */
  readonly words: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  /** The address that the words lead to. */
  readonly link?: string;
  /** The seat or the proposal that the words name. */
  readonly mention?: string;
}

export interface NoteList {
  readonly kind: "list";
  readonly marks: "bullets" | "numbers" | "tasks";
  /** Numbers alone: that of the first item, where it is not 1. */
  readonly start?: number;
  /** Numbers alone, where they are letters or Roman. */
  readonly style?: "a" | "A" | "i" | "I";
  readonly items: readonly {
    /** Tasks alone. */
    readonly isDone?: boolean;
    readonly blocks: readonly NoteBlock[];
  }[];
}

export interface NoteTable {
  readonly kind: "table";
  readonly rows: readonly (readonly NoteCell[])[];
}

export interface NoteCell {
  readonly isHead?: true;
  /** How many columns and rows it takes, where it is more than one. */
  readonly columns?: number;
  readonly rows?: number;
  readonly blocks: readonly NoteBlock[];
}
