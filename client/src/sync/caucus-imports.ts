import {
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_RECEIVED,
  draftRoot,
  importGroup,
  newProposal,
  receivedProposal,
  type ImportGroup,
  type NewProposal,
  type ReceivedProposal,
} from "@crosstable/shared/documents/caucus";
import type { ProposalId } from "@crosstable/shared/ids";
import { canonicalHash } from "@crosstable/shared/record/canonical";
import { useSyncExternalStore } from "react";
import type * as Y from "yjs";

import type { DocumentSession } from "./document-session.ts";
import { documentView, type DocumentView } from "./document-view.ts";
import { hasColumns } from "./take-columns-over.ts";
import { myCaucus, useCaucus } from "./use-caucus.ts";

/** What came into my side's caucus by imports. */
export interface CaucusImports {
  /** Latest first. */
  readonly groups: readonly ImportGroup[];
  readonly received: readonly ReceivedProposal[];
}

const NOTHING: CaucusImports = { groups: [], received: [] };
const VIEWS = new WeakMap<DocumentSession, DocumentView<CaucusImports>>();
const nothing = () => NOTHING;
const subscribeToNothing = () => () => undefined;

/** The imports of my side's caucus, live. */
export function useCaucusImports(): CaucusImports {
  const session = useCaucus();
  const roots = [CAUCUS_IMPORTS, CAUCUS_RECEIVED];
  const view = documentView({ session, views: VIEWS, roots, read: ({ doc }) => importsOf(doc) });
  return useSyncExternalStore(view?.subscribe ?? subscribeToNothing, view?.snapshot ?? nothing);
}

/** What of a caucus document came by imports. What has not the shape of it is left out. */
export function importsOf(doc: Y.Doc): CaucusImports {
  const groups = [...doc.getMap(CAUCUS_IMPORTS).values()].flatMap((kept) => {
    const group = importGroup.safeParse(kept);
    return group.success ? [group.data] : [];
  });
  const received = [...doc.getMap(CAUCUS_RECEIVED).values()].flatMap((kept) => {
    const proposal = receivedProposal.safeParse(kept);
    return proposal.success ? [proposal.data] : [];
  });
  const byNumber = new Intl.Collator("en", { numeric: true });
  return {
    groups: groups.toSorted((one, other) => (one.at < other.at ? 1 : -1)),
    received: received.toSorted((one, other) => byNumber.compare(one.number, other.number)),
  };
}

/** Rows that were checked, to be taken into my side's caucus as one import. */
export interface TakenRows {
  readonly id: ProposalId;
  readonly kind: ImportGroup["kind"];
  readonly source: string;
  readonly at: string;
  readonly rows: readonly ReceivedProposal[];
}

/** Takes rows into my side's caucus in one step. False when nothing can be written now, and then nothing was. */
export function takeIntoCaucus(taken: TakenRows): boolean {
  const session = myCaucus();
  if (session?.isReady() !== true) return false;
  putIntoCaucus(session.doc, taken);
  return true;
}

/** See `takeIntoCaucus`. */
export function putIntoCaucus(doc: Y.Doc, taken: TakenRows): void {
  const { id, kind, source, at } = taken;
  doc.transact(() => {
    for (const row of taken.rows) {
      if (kind === "received") doc.getMap(CAUCUS_RECEIVED).set(row.id, row);
      else putDraft(doc, row);
    }
    const rows = taken.rows.map((row) => ({ id: row.id, hash: canonicalHash(row) }));
    const group: ImportGroup = { id, kind, source, at, rows };
    doc.getMap(CAUCUS_IMPORTS).set(id, group);
  });
}

function putDraft(doc: Y.Doc, { text, ...proposal }: ReceivedProposal): void {
  doc.getMap<NewProposal>(CAUCUS_NEW).set(proposal.id, proposal);
  // A document has a bounded number of texts, so one that would be empty is not begun.
  if (text !== "") doc.getText(draftRoot(proposal.id)).insert(0, text);
}

/** The drafts of an import as they are now, with their texts; without those that somebody has discarded. */
export function draftsOfImport(group: ImportGroup): readonly ReceivedProposal[] {
  const session = myCaucus();
  if (session === null) return [];
  return group.rows.flatMap(({ id }) => rowOf(session.doc, id, group.kind) ?? []);
}

/** How many rows a taking back has removed, and how many stay because somebody has changed them since. What is used is in neither. */
export interface TakenBack {
  readonly removed: number;
  readonly kept: number;
}

/**
 * Takes an import of my side's caucus back, without the rows that are `used`: on the table or voted on. Null when nothing can be
 * written now, and then nothing was.
 */
export function takeBackFromCaucus(
  group: ImportGroup,
  used: ReadonlySet<ProposalId>,
): TakenBack | null {
  const session = myCaucus();
  return session?.isReady() === true ? removeFromCaucus(session.doc, group, used) : null;
}

/** See `takeBackFromCaucus`. What a colleague has worked on since, in its text or in the side's own columns, stays. */
export function removeFromCaucus(
  doc: Y.Doc,
  group: ImportGroup,
  used: ReadonlySet<ProposalId>,
): TakenBack {
  let removed = 0;
  let kept = 0;
  doc.transact(() => {
    for (const { id, hash } of group.rows) {
      const row = rowOf(doc, id, group.kind);
      if (row === null || used.has(id)) continue;
      if (canonicalHash(row) === hash && !hasColumns(doc, id)) {
        removeRow(doc, id, group.kind);
        removed += 1;
      } else kept += 1;
    }
    doc.getMap(CAUCUS_IMPORTS).delete(group.id);
  });
  return { removed, kept };
}

function rowOf(doc: Y.Doc, id: ProposalId, kind: ImportGroup["kind"]): ReceivedProposal | null {
  if (kind === "received")
    return receivedProposal.safeParse(doc.getMap(CAUCUS_RECEIVED).get(id)).data ?? null;
  const proposal = newProposal.safeParse(doc.getMap(CAUCUS_NEW).get(id)).data;
  return proposal === undefined ? null : { ...proposal, text: draftOf(doc, id) };
}

/** Reads a draft without beginning one. */
function draftOf(doc: Y.Doc, id: ProposalId): string {
  const root = draftRoot(id);
  return doc.share.has(root) ? doc.getText(root).toString() : "";
}

function removeRow(doc: Y.Doc, id: ProposalId, kind: ImportGroup["kind"]): void {
  if (kind === "received") doc.getMap(CAUCUS_RECEIVED).delete(id);
  else {
    doc.getMap(CAUCUS_NEW).delete(id);
    const root = draftRoot(id);
    if (doc.share.has(root)) doc.getText(root).delete(0, doc.getText(root).length);
  }
}

/** Removes one note of what was received. False when nothing can be written now. */
export function dropReceived(id: ProposalId): boolean {
  const session = myCaucus();
  if (session?.isReady() !== true) return false;
  session.doc.getMap(CAUCUS_RECEIVED).delete(id);
  return true;
}
