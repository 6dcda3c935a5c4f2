import {
  CAUCUS_CELLS,
  CAUCUS_NEW,
  draftRoot,
  newProposal,
  type NewProposal,
  type PrivateColumn,
} from "@crosstable/shared/documents/caucus";
import { cellKey } from "@crosstable/shared/documents/worksheet";
import type { ProposalId } from "@crosstable/shared/ids";
import { documentPath, type DocumentName } from "@crosstable/shared/rooms";
import { useSyncExternalStore } from "react";
import type * as Y from "yjs";

import { mySide, useMySide } from "../stores/me-store.ts";
import { saveStore } from "../stores/save-store.ts";
import type { CellBook, CellView } from "./cell-book.ts";
import { cellsOf, useAllCells, useCell, writeCell } from "./cells.ts";
import type { DocumentSession } from "./document-session.ts";
import { documentView, type DocumentView } from "./document-view.ts";
import { currentDocument } from "./open-documents.ts";
import { useDocument } from "./use-document.ts";

/** The session of my side's caucus; null for seats without one. */
export function useCaucus(): DocumentSession | null {
  return useDocument(caucusOf(useMySide()));
}

/** One private cell of my side; null while it was never written. */
export function useCaucusCell(proposal: ProposalId, column: PrivateColumn): CellView | null {
  return useCell(useCaucusBook(), cellKey(proposal, column));
}

/** Writes one private cell. False when nothing can be written now. */
export function writeCaucusCell(
  proposal: ProposalId,
  column: PrivateColumn,
  value: string,
): boolean {
  const session = myCaucus();
  return writeCell(session, { root: CAUCUS_CELLS, key: cellKey(proposal, column), value });
}

/** True once what the server holds of my side's caucus is here. */
export function useIsCaucusOpen(): boolean {
  const name = caucusOf(useMySide());
  const status = saveStore((state) =>
    name === null ? undefined : state.documents.get(documentPath(name))?.status,
  );
  return status !== undefined && status !== "loading";
}

/** All private cells of my side by `cellKey`; null for seats without a caucus and until it is open. */
export function useCaucusCells(): ReadonlyMap<string, CellView> | null {
  const cells = useAllCells(useCaucusBook());
  return useIsCaucusOpen() ? cells : null;
}

/** My side's draft on a proposal, written together; null for seats without a caucus and until it is open. */
export function useDraftText(proposal: ProposalId): Y.Text | null {
  return useCaucus()?.doc.getText(draftRoot(proposal)) ?? null;
}

/** The proposals that my side drafts and has not tabled, in the order of their numbers. */
export function useNewProposals(): {
  readonly list: readonly NewProposal[];
  /** False when nothing can be written now. */
  readonly put: (proposal: NewProposal) => boolean;
  readonly remove: (proposal: ProposalId) => boolean;
} {
  const session = useCaucus();
  const view = documentView({ session, views: NEW_VIEWS, roots: [CAUCUS_NEW], read: readNew });
  const list = useSyncExternalStore(
    view?.subscribe ?? subscribeToNothing,
    view?.snapshot ?? noList,
  );
  return { list, put, remove };
}

const NEW_VIEWS = new WeakMap<DocumentSession, DocumentView<readonly NewProposal[]>>();
const NO_LIST: readonly NewProposal[] = [];
const noList = () => NO_LIST;
const subscribeToNothing = () => () => undefined;
const byNumber = new Intl.Collator("en", { numeric: true });

function readNew({ doc }: DocumentSession): readonly NewProposal[] {
  return [...doc.getMap(CAUCUS_NEW).values()]
    .flatMap((kept) => {
      const proposal = newProposal.safeParse(kept);
      return proposal.success ? [proposal.data] : [];
    })
    .toSorted(
      (one, other) =>
        byNumber.compare(one.number, other.number) || byNumber.compare(one.id, other.id),
    );
}

function put(proposal: NewProposal): boolean {
  const session = myCaucus();
  if (session?.isReady() !== true) return false;
  session.doc.getMap<NewProposal>(CAUCUS_NEW).set(proposal.id, proposal);
  return true;
}

function remove(proposal: ProposalId): boolean {
  const session = myCaucus();
  if (session?.isReady() !== true) return false;
  session.doc.getMap<NewProposal>(CAUCUS_NEW).delete(proposal);
  return true;
}

function useCaucusBook(): CellBook | null {
  const session = useCaucus();
  return session === null ? null : cellsOf(session, CAUCUS_CELLS);
}

/** The session of my side's caucus, for code outside components; null for seats without one. */
export function myCaucus(): DocumentSession | null {
  const name = caucusOf(mySide());
  return name === null ? null : currentDocument(name);
}

function caucusOf(side: ReturnType<typeof mySide>): DocumentName | null {
  return side === null ? null : { kind: "caucus", side };
}
