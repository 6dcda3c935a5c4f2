import * as z from "zod/mini";

import type { NoteBlock } from "../documents/notes-content.ts";
import type { Block } from "../text/blocks.ts";
import type { ExportMark } from "./export-name.ts";

/** The papers that are made of the record alone. The name is the one in addresses and files. */
export const paperKind = z.enum(["status-sheet", "record", "minutes", "ta-binder", "memorandum"]);
export type PaperKind = z.infer<typeof paperKind>;
export const PAPER_KINDS: readonly PaperKind[] = paperKind.options;

const TITLES: Record<PaperKind, string> = {
  "status-sheet": "Status sheet",
  record: "Record",
  minutes: "Joint minutes",
  "ta-binder": "Tentative agreements",
  memorandum: "Memorandum of Agreement",
};

/** What a paper is called on its first page and on its button. */
export function paperTitle(kind: PaperKind): string {
  return TITLES[kind];
}

/** How loud a sentence is. `gap` is what nobody has said or the sources leave open; `alarm` is what a reader must not overlook. */
export type Tone = "plain" | "note" | "gap" | "alarm";

export interface PaperColumn {
  readonly words: string;
  /** In hundredths of the page's width. */
  readonly width: number;
  /** A hash, in letters of one width. */
  readonly isMono?: boolean;
}

/** A part of a paper. A writer for each format makes something of every kind. */
export type PaperPart =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly words: string }
  | { readonly kind: "paragraph"; readonly words: string; readonly tone: Tone }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
    }
  /** The text of a pass: headings, clauses and tables as they were handed over. */
  | { readonly kind: "text"; readonly blocks: readonly Block[] }
  /** Rich-text notes, as they were written. */
  | { readonly kind: "notes"; readonly blocks: readonly NoteBlock[] }
  /** Lines to be filled in by hand: a word and a rule after it. */
  | { readonly kind: "blanks"; readonly words: readonly string[] }
  | { readonly kind: "page-break" };

/** A paper as plain data: the same words in the same order, whoever writes them down. */
export interface Paper {
  readonly title: string;
  /** Of which talks it is. */
  readonly talks: string;
  /** Stands on every page: "Draft", "Private to Guild"; null where nothing has to. */
  readonly stamp: string | null;
  readonly mark: ExportMark;
  readonly parts: readonly PaperPart[];
}

export function heading(level: 1 | 2 | 3, words: string): PaperPart {
  return { kind: "heading", level, words };
}

export function paragraph(words: string, tone: Tone = "plain"): PaperPart {
  return { kind: "paragraph", words, tone };
}

/** The size of paper that people in a zone put into their printers. */
export function paperSize(zone: string): "letter" | "a4" {
  return zone.startsWith("America/") || zone.startsWith("US/") ? "letter" : "a4";
}
