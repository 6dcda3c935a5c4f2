import {
  CAUCUS_CELLS,
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
  CAUCUS_NOTES,
  draftRead,
  draftRoot,
  importGroup,
  newProposal,
  receivedProposal,
} from "@crosstable/shared/documents/caucus";
import { mayLinkTo, NOTES_MARKS, NOTES_NODES } from "@crosstable/shared/documents/notes-schema";
import { worksheetCell } from "@crosstable/shared/documents/worksheet";
import { parseProposalId, type ProposalId } from "@crosstable/shared/ids";
import * as Y from "yjs";

import { isBetweenNeighbours } from "../between-neighbours.ts";
import { cell, DRAFT, paragraph, writtenBy } from "./guard-on-trial.ts";
import { HOSTILE, ROOTS } from "./hostile-updates.ts";

/** Writes at the same time as the hostile sender, and has not heard of it. */
const MEANWHILE = 500_000;

export function copyOf(doc: Y.Doc, options: { gc?: boolean } = {}): Y.Doc {
  const copy = new Y.Doc(options);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** What people see of a caucus. */
export function jsonOf(doc: Y.Doc): string {
  return JSON.stringify([
    doc.getText(DRAFT).toJSON(),
    doc.getXmlFragment(CAUCUS_NOTES).toJSON(),
    entriesOf(doc.getMap(CAUCUS_CELLS)),
    entriesOf(doc.getMap(CAUCUS_NEW)),
    entriesOf(doc.getMap(CAUCUS_RECEIVED)),
    entriesOf(doc.getMap(CAUCUS_IMPORTS)),
    entriesOf(doc.getMap(CAUCUS_READS)),
  ]);
}

function entriesOf(map: Y.Map<unknown>): [string, unknown][] {
  return [...map].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** Applies bytes as the document wire does: what of it lies crosswise is taken back. The bytes that others are sent, or null. */
export function applyAsServer(doc: Y.Doc, bytes: Uint8Array): Uint8Array[] | null {
  const sent: Uint8Array[] = [];
  const before = Y.decodeStateVector(Y.encodeStateVector(doc));
  let isInOrder = true;
  const listen = (update: Uint8Array) => void sent.push(update);
  doc.on("update", listen);
  doc.transact(() => {
    Y.applyUpdate(doc, bytes, bytes);
    const writers = [...doc.store.clients.keys()];
    isInOrder = isBetweenNeighbours(
      doc,
      writers.map((client) => ({ client, clock: before.get(client) ?? 0 })),
    );
  });
  doc.off("update", listen);
  return isInOrder ? sent : null;
}

/** Somebody's honest writing in the same moment: what hostile bytes must not pull apart. */
export function meanwhile(before: Y.Doc): Uint8Array {
  return writtenBy(
    MEANWHILE,
    (doc) => {
      const draft = doc.getText(DRAFT);
      for (const at of [0, 3, draft.length]) draft.insert(Math.min(at, draft.length), "M");
      if (draft.length > 5) draft.delete(4, 1);
      doc.getMap(CAUCUS_CELLS).set("W-1/cost", cell("meanwhile"));
      paragraph("meanwhile")(doc);
    },
    before,
  );
}

/**
 * What must hold after bytes that the guard let through were applied to a copy; the first that does not, in words. Null also where
 * they are taken back in the applying.
 */
export function harmOf(before: Y.Doc, bytes: Uint8Array, honest: Uint8Array): string | null {
  try {
    const server = copyOf(before);
    const sent = applyAsServer(server, bytes);
    if (sent === null) return null;
    return (
      wrongState(server, before) ??
      wrongShape(server) ??
      wrongReplica(before, { server, sent, honest })
    );
  } catch (error) {
    return `thrown ${String(error)}`;
  }
}

/** Every proposal has a draft of its own, whether it is on the table or not. */
function mayBeRoot(root: string): boolean {
  const draft = draftRoot("" as ProposalId);
  const isDraft = root.startsWith(draft) && parseProposalId(root.slice(draft.length)) !== undefined;
  return isDraft || ROOTS.includes(root);
}

function wrongState(server: Y.Doc, before: Y.Doc): string | null {
  const { pendingStructs, pendingDs } = server.store;
  if (pendingStructs !== null || pendingDs !== null) return "pending";
  for (const root of server.share.keys()) if (!mayBeRoot(root)) return `a root ${root}`;
  for (const client of server.store.clients.keys()) {
    const grew = Y.getState(server.store, client) > Y.getState(before.store, client);
    if (grew && !HOSTILE.has(client)) return `new writing of ${client}`;
  }
  return null;
}

/** Everybody who hears the same ends alike: in whatever order, with or without what was collected, today or after loading. */
function wrongReplica(
  before: Y.Doc,
  happened: { server: Y.Doc; sent: readonly Uint8Array[]; honest: Uint8Array },
): string | null {
  const { server, sent, honest } = happened;
  const alone = jsonOf(server);
  const replica = copyOf(before);
  const withUndo = copyOf(before, { gc: false });
  const late = copyOf(before);
  for (const update of sent) {
    Y.applyUpdate(replica, update);
    Y.applyUpdate(withUndo, update);
  }
  if (jsonOf(replica) !== alone || jsonOf(withUndo) !== alone) return "replicas that differ";
  if (!isSame(replica, server)) return "replicas that know different things";
  if (jsonOf(copyOf(server)) !== alone) return "another document after loading";
  const merged = copyOf(before);
  if (sent.length > 0) Y.applyUpdate(merged, Y.mergeUpdates([...sent]));
  if (jsonOf(merged) !== alone) return "another document from the merged row";

  Y.applyUpdate(server, honest);
  Y.applyUpdate(late, honest);
  for (const update of sent) Y.applyUpdate(late, update);
  Y.applyUpdate(replica, honest);
  if (jsonOf(late) !== jsonOf(server)) return "replicas that differ by the order of arrival";
  if (jsonOf(replica) !== jsonOf(server)) return "replicas that differ after honest writing";
  if (jsonOf(copyOf(server)) !== jsonOf(server)) return "another document after honest writing";
  return null;
}

export function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other));
}

export function wrongShape(doc: Y.Doc): string | null {
  for (const each of doc.getMap(CAUCUS_CELLS).values())
    if (!worksheetCell.safeParse(each).success) return "a cell of no shape";
  for (const each of doc.getMap(CAUCUS_NEW).values())
    if (!newProposal.safeParse(each).success) return "a new proposal of no shape";
  for (const each of doc.getMap(CAUCUS_RECEIVED).values())
    if (!receivedProposal.safeParse(each).success) return "a received proposal of no shape";
  for (const each of doc.getMap(CAUCUS_IMPORTS).values())
    if (!importGroup.safeParse(each).success) return "an import of no shape";
  for (const each of doc.getMap(CAUCUS_READS).values())
    if (!draftRead.safeParse(each).success) return "a read draft of no shape";
  const delta = doc.getText(DRAFT).toDelta() as { insert: unknown }[];
  if (!delta.every(({ insert }) => typeof insert === "string")) return "a draft with things in it";
  return wrongNodes(doc.getXmlFragment(CAUCUS_NOTES));
}

function wrongNodes(parent: Y.XmlFragment): string | null {
  for (const node of parent.toArray()) {
    if (node instanceof Y.XmlText) {
      const wrong = wrongText(node);
      if (wrong !== null) return wrong;
    } else if (node instanceof Y.XmlElement) {
      const attributes = NOTES_NODES[node.nodeName];
      if (attributes === undefined) return `a node ${node.nodeName}`;
      const stray = Object.keys(node.getAttributes()).find((name) => !attributes.includes(name));
      if (stray !== undefined) return `an attribute ${stray}`;
      const below = wrongNodes(node);
      if (below !== null) return below;
    } else return "a stray node";
  }
  return null;
}

function wrongText(text: Y.XmlText): string | null {
  for (const part of text.toDelta() as {
    insert: unknown;
    attributes?: Record<string, unknown>;
  }[]) {
    if (typeof part.insert !== "string") return "letters with things in them";
    for (const [name, mark] of Object.entries(part.attributes ?? {})) {
      if (!NOTES_MARKS.includes(name)) return `a mark ${name}`;
      if (name === "link" && !mayLinkTo((mark as { href: string }).href)) return "a link elsewhere";
    }
  }
  return null;
}
