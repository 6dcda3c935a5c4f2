import { CAUCUS_CELLS, CAUCUS_NOTES, draftRoot } from "@crosstable/shared/documents/caucus";
import {
  WORKSHEET_CELLS,
  worksheetCell,
  type WorksheetCell,
} from "@crosstable/shared/documents/worksheet";
import { proposalId } from "@crosstable/shared/ids";
import { notesInWords } from "@crosstable/shared/papers/notes-lines";
import type { DocumentName } from "@crosstable/shared/rooms";
import type * as Y from "yjs";

import { notesContent } from "./notes-content.ts";

const DRAFT = draftRoot(proposalId.parse("x")).slice(0, -1);
/** The words of a document as plain text, for a person to copy when the document cannot go on. Null when it has none. */
export function keptText(name: DocumentName, doc: Y.Doc): string | null {
  const parts = name.kind === "caucus" ? caucusParts(doc) : [];
  if (name.kind === "worksheet") parts.push(cellsText(doc, WORKSHEET_CELLS));
  const text = parts.filter((part) => part.trim() !== "").join("\n\n");
  return text === "" ? null : text;
}

function caucusParts(doc: Y.Doc): string[] {
  const drafts = [...doc.share.keys()]
    .filter((root) => root.startsWith(DRAFT))
    .map((root) => ({ id: root.slice(DRAFT.length), text: doc.getText(root).toJSON() }))
    .filter(({ text }) => text.trim() !== "")
    .map(({ id, text }) => `Draft of ${id}\n${text}`);
  const notes = notesInWords(notesContent(doc.getXmlFragment(CAUCUS_NOTES)));
  return [notes, ...drafts, cellsText(doc, CAUCUS_CELLS)];
}

function cellsText(doc: Y.Doc, root: string): string {
  return [...doc.getMap<WorksheetCell>(root)]
    .flatMap(([key, kept]) => {
      const cell = worksheetCell.safeParse(kept);
      return cell.success && cell.data.value !== "" ? [`${key}: ${cell.data.value}`] : [];
    })
    .join("\n");
}
