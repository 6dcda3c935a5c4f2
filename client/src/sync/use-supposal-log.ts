import {
  CAUCUS_SUPPOSALS,
  supposalNote,
  type SupposalNote,
} from "@crosstable/shared/documents/caucus";
import { useSyncExternalStore } from "react";
import type * as Y from "yjs";

import { mySide, useMySide } from "../stores/me-store.ts";
import type { DocumentSession } from "./document-session.ts";
import { documentView, type DocumentView } from "./document-view.ts";
import { currentDocument } from "./open-documents.ts";
import { useDocument } from "./use-document.ts";

/** What my side has supposed across the table, newest first: in its own caucus, and in no other log. */
export function useSupposalLog(): readonly SupposalNote[] {
  const side = useMySide();
  const session = useDocument(side === null ? null : { kind: "caucus", side });
  const view = documentView({
    session,
    views: VIEWS,
    roots: [CAUCUS_SUPPOSALS],
    read: ({ doc }) => supposalsOf(doc),
  });
  return useSyncExternalStore(view?.subscribe ?? subscribeToNothing, view?.snapshot ?? noNotes);
}

/** Writes a supposal into my side's own log. False when the caucus is not open on this page. */
export function noteSupposal(id: string, note: SupposalNote): boolean {
  const side = mySide();
  const session = side === null ? null : currentDocument({ kind: "caucus", side });
  if (session?.isReady() !== true) return false;
  session.doc.getMap<SupposalNote>(CAUCUS_SUPPOSALS).set(id, note);
  return true;
}

const VIEWS = new WeakMap<DocumentSession, DocumentView<readonly SupposalNote[]>>();
const NO_NOTES: readonly SupposalNote[] = [];
const noNotes = () => NO_NOTES;
const subscribeToNothing = () => () => undefined;

/** What a caucus document's log of supposals holds, newest first. */
export function supposalsOf(doc: Y.Doc): readonly SupposalNote[] {
  return [...doc.getMap(CAUCUS_SUPPOSALS).values()]
    .flatMap((kept) => {
      const note = supposalNote.safeParse(kept);
      return note.success ? [note.data] : [];
    })
    .toSorted((one, other) => other.at.localeCompare(one.at));
}
