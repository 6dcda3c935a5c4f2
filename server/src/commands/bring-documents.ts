import { GALLERY_TALKS, type GalleryTalks } from "@crosstable/shared/documents/gallery";
import type { NegotiationId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { DocumentAddress } from "@crosstable/shared/rooms";

import { UnreadableDocument } from "../storage/storage.ts";
import { hasContent, mendContent, writeContent, type DocumentContent } from "./document-content.ts";
import type { Following } from "./following.ts";
import type { LiveTalks, NextRow } from "./live-talks.ts";
import type { ServerChange, ServerDocuments } from "./ports.ts";
import {
  allOf,
  changedBy,
  delayedContent,
  galleryContent,
  matrixContent,
} from "./project-record.ts";

/** What one row of the record changes in the documents that only the server writes. */
export function rowChanges(before: LiveTalks | undefined, next: NextRow): ServerChange[] {
  const { state, head, items, published, following } = next;
  const { negotiation } = state;
  const changed = changedBy(before?.state ?? null, state);
  const matrix = writing(matrixAt(negotiation), matrixContent(state, head, changed));
  // OFFRECORD-2: not touched at all, or the mere coming of an update would tell of the row.
  if (published === before?.published) return [matrix];
  const feed = new Map(items.length === 0 ? [] : [[String(published.seq), items]]);
  const news = changedBy(before?.published.state ?? null, published.state);
  const gallery = galleryContent(published.state, feed, news);
  const changes = [matrix, writing(galleryAt(negotiation), gallery)];
  // OBSERVER-3: no other row touches it, or the mere coming of an update would tell of the row.
  const isRuleNew = following.delayMs > 0 && following.delayMs !== before?.following.delayMs;
  if (!isRuleNew) return changes;
  const lines = new Map([...(before?.feed ?? []), ...feed]);
  return [...changes, mending(delayedAt(negotiation), wholeDelayed(following, lines))];
}

/** What observers are shown now of what waited until now. */
export function dueChanges({ feed, following }: LiveTalks, after: Following): ServerChange[] {
  const { seq, state } = following.shown;
  const changed = changedBy(state, after.shown.state);
  const content = delayedContent(after, { feed, after: seq }, changed);
  return [writing(delayedAt(state.negotiation), content)];
}

/** Brings the documents to the record where they differ: after a change of their shape, or a restored backup. */
export function mendDocuments(live: LiveTalks, documents: ServerDocuments): void {
  const { state, head, feed, published, following } = live;
  const { negotiation } = state;
  const wanted: [DocumentAddress, DocumentContent][] = [
    [matrixAt(negotiation), matrixContent(state, head, allOf(state))],
    [galleryAt(negotiation), galleryContent(published.state, feed, allOf(published.state))],
  ];
  if (following.delayMs > 0) wanted.push([delayedAt(negotiation), wholeDelayed(following, feed)]);
  setAsideDamaged(
    wanted.map(([address]) => address),
    documents,
  );
  // Nobody reads it without a delay, and it is written anew when there is one.
  const damaged = documents.unreadable(negotiation).map(({ kind }) => kind);
  if (damaged.includes("gallery.delayed")) documents.setAside(delayedAt(negotiation));
  const isRight = wanted.every(([address, content]) =>
    documents.read(address, (doc) => hasContent(doc, content)),
  );
  if (isRight) return;
  const changes = wanted.map(([address, content]) => mending(address, content));
  documents.commit({ changes, alongside: () => undefined });
}

/** The last row that observers who follow later had been shown when the server was closed; 0 where the disk does not tell. */
export function seqShownBefore(negotiation: NegotiationId, documents: ServerDocuments): number {
  try {
    return documents.read(delayedAt(negotiation), (doc) => {
      const talks = doc.getMap<GalleryTalks>(GALLERY_TALKS).get("talks");
      return talks?.follows?.seq ?? 0;
    });
  } catch (error) {
    if (error instanceof UnreadableDocument) return 0;
    throw error;
  }
}

/** DISK-6: they follow from the record, so damage to what is stored of them is no reason to close anything. */
function setAsideDamaged(addresses: readonly DocumentAddress[], documents: ServerDocuments): void {
  for (const address of addresses) {
    try {
      documents.read(address, () => undefined);
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
      documents.setAside(address);
    }
  }
}

function wholeDelayed(following: Following, feed: LiveTalks["feed"]): DocumentContent {
  return delayedContent(following, { feed, after: 0 }, allOf(following.shown.state));
}

function matrixAt(negotiation: CaseState["negotiation"]): DocumentAddress {
  return { negotiation, document: { kind: "matrix" } };
}
function galleryAt(negotiation: CaseState["negotiation"]): DocumentAddress {
  return { negotiation, document: { kind: "gallery" } };
}
function delayedAt(negotiation: CaseState["negotiation"]): DocumentAddress {
  return { negotiation, document: { kind: "gallery.delayed" } };
}

function writing(address: DocumentAddress, content: DocumentContent): ServerChange {
  return { address, change: (doc) => writeContent(doc, content) };
}
function mending(address: DocumentAddress, content: DocumentContent): ServerChange {
  return { address, change: (doc) => mendContent(doc, content) };
}
