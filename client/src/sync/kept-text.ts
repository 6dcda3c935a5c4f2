import {
  CAUCUS_CELLS,
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
  CAUCUS_SUPPOSALS,
  draftRoot,
  type CaucusRoot,
  type ImportGroup,
  type NewProposal,
  type ReceivedProposal,
  type SupposalNote,
} from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { proposalId } from "@crosstable/shared/ids";
import { notesInWords } from "@crosstable/shared/papers/notes-lines";
import type { DocumentName } from "@crosstable/shared/rooms";
import type * as Y from "yjs";

import { notesContent } from "./notes-content.ts";

const DRAFT = draftRoot(proposalId.parse("x")).slice(0, -1);

/** What each field of a value is called. Null for what is no word of a person. */
type FieldWords<Value> = Readonly<Record<keyof Value, string | null>>;

const NEW: FieldWords<NewProposal> = {
  id: "Proposal",
  number: "Number",
  title: "Title",
  subject: "Subject",
  category: "Category",
  article: "Article",
  currentLanguage: "Contract today",
};
const RECEIVED: FieldWords<ReceivedProposal> = { ...NEW, id: null, text: "Text" };
const SUPPOSAL: FieldWords<SupposalNote> = { by: "By", at: "At", proposal: "On", text: "Text" };
const IMPORT: FieldWords<ImportGroup> = {
  id: null,
  kind: null,
  source: "From",
  at: "At",
  rows: null,
};

/** What stands under each root of a caucus, in the order in which it is given back. */
const CAUCUS_PARTS: Readonly<Record<CaucusRoot | "draft", (doc: Y.Doc) => readonly string[]>> = {
  [CAUCUS_NOTES]: (doc) =>
    part("Notes", notesInWords(notesContent(doc.getXmlFragment(CAUCUS_NOTES)))),
  draft: draftParts,
  [CAUCUS_NEW]: (doc) => part("New, not on the table", entriesIn(doc, CAUCUS_NEW, NEW)),
  [CAUCUS_RECEIVED]: (doc) => part("Received on paper", entriesIn(doc, CAUCUS_RECEIVED, RECEIVED)),
  [CAUCUS_SUPPOSALS]: (doc) =>
    part("Supposed across the table", entriesIn(doc, CAUCUS_SUPPOSALS, SUPPOSAL)),
  [CAUCUS_CELLS]: (doc) => part("Private columns", linesIn(doc, CAUCUS_CELLS, "value")),
  [CAUCUS_IMPORTS]: (doc) => part("Imports", entriesIn(doc, CAUCUS_IMPORTS, IMPORT)),
  [CAUCUS_READS]: (doc) => part("Drafts read against a pass", linesIn(doc, CAUCUS_READS, "by")),
};

/**
 * The words of a document as plain text, for a person to copy when the document cannot go on. Null when it has none. What the
 * server would not take, because it is too long for instance, is given back as well.
 */
export function keptText(name: DocumentName, doc: Y.Doc): string | null {
  const text = partsOf(name, doc).join("\n\n");
  return text === "" ? null : text;
}

function partsOf(name: DocumentName, doc: Y.Doc): readonly string[] {
  if (name.kind === "caucus") return Object.values(CAUCUS_PARTS).flatMap((parts) => parts(doc));
  return name.kind === "worksheet" ? part("Worksheet", linesIn(doc, WORKSHEET_CELLS, "value")) : [];
}

function part(heading: string, words: string): readonly string[] {
  return words.trim() === "" ? [] : [`${heading}\n${words}`];
}

function draftParts(doc: Y.Doc): readonly string[] {
  return [...doc.share.keys()]
    .filter((root) => root.startsWith(DRAFT))
    .flatMap((root) => part(`Draft of ${root.slice(DRAFT.length)}`, doc.getText(root).toJSON()));
}

function entriesIn(
  doc: Y.Doc,
  root: CaucusRoot,
  fields: Readonly<Record<string, string | null>>,
): string {
  return [...doc.getMap(root).values()]
    .map((kept) =>
      Object.entries(fields)
        .flatMap(([field, called]) => {
          const words = wordsIn(kept, field);
          return called === null || words === "" ? [] : [`${called}: ${words}`];
        })
        .join("\n"),
    )
    .filter((entry) => entry !== "")
    .join("\n\n");
}

function linesIn(doc: Y.Doc, root: string, field: string): string {
  return [...doc.getMap(root)]
    .flatMap(([key, kept]) => {
      const words = wordsIn(kept, field);
      return words === "" ? [] : [`${key}: ${words}`];
    })
    .join("\n");
}

function wordsIn(kept: unknown, field: string): string {
  if (typeof kept !== "object" || kept === null) return "";
  const words: unknown = Reflect.get(kept, field);
  return typeof words === "string" ? words : "";
}
