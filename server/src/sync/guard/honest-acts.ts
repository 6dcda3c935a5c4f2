import { CAUCUS_CELLS, CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import * as Y from "yjs";

import type { Chance } from "./chance.ts";
import { cell, DRAFT, type WrittenKind } from "./guard-on-trial.ts";
import { typeInto, writeNotes } from "./honest-notes.ts";

const KEYS = ["W-1", "W-2"].map((id) => cellKey(mustProposalId(id), "priority"));
const WORKSHEET_KEYS = ["W-1", "W-2"].map((id) => cellKey(mustProposalId(id), "remarks"));

/** A document that somebody has open to write in. */
export interface OpenPage {
  readonly doc: Y.Doc;
  readonly undo: Y.UndoManager;
  readonly kind: WrittenKind;
}

/** What takes back the writing of this page, one act at a time. */
export function undoOf(doc: Y.Doc, kind: WrittenKind): Y.UndoManager {
  const scope =
    kind === "worksheet"
      ? [doc.getMap(WORKSHEET_CELLS)]
      : [doc.getText(DRAFT), doc.getXmlFragment(CAUCUS_NOTES)];
  return new Y.UndoManager(scope as Y.AbstractType<unknown>[], { captureTimeout: 0 });
}

/** One act of somebody honest, by chance: typing, notes, a cell, or taking something back. */
export function actHonestly(chance: Chance, { doc, undo, kind }: OpenPage): void {
  if (kind === "worksheet") return writeCell(chance, { doc, undo });
  switch (chance.below(9)) {
    case 0:
    case 1:
    case 2:
      return typeInto(chance, doc.getText(DRAFT));
    case 3:
      // As an editor does: all of one act in one transaction.
      return doc.transact(() => writeNotes(chance, doc.getXmlFragment(CAUCUS_NOTES)));
    case 4:
      doc.getMap(CAUCUS_CELLS).set(chance.pick(KEYS), cell(`${chance.below(100)}`));
      return;
    case 5:
      doc.getMap(CAUCUS_CELLS).delete(chance.pick(KEYS));
      return;
    case 6:
      undo.undo();
      return;
    case 7:
      undo.redo();
      return;
    default:
      return doc.transact(() => {
        typeInto(chance, doc.getText(DRAFT));
        writeNotes(chance, doc.getXmlFragment(CAUCUS_NOTES));
      });
  }
}

function writeCell(chance: Chance, { doc, undo }: Pick<OpenPage, "doc" | "undo">): void {
  const cells = doc.getMap(WORKSHEET_CELLS);
  const kind = chance.below(6);
  if (kind === 0) undo.undo();
  else if (kind === 1) undo.redo();
  else if (kind === 2) cells.delete(chance.pick(WORKSHEET_KEYS));
  else cells.set(chance.pick(WORKSHEET_KEYS), cell(`${chance.below(100)}`));
}
