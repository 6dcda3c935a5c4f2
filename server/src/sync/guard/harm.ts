import {
  CAUCUS_CELLS,
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
  CAUCUS_NOTES,
  CAUCUS_SUPPOSALS,
  draftRead,
  draftRoot,
  importGroup,
  newProposal,
  PRIVATE_COLUMNS,
  receivedProposal,
  supposalNote,
} from "@crosstable/shared/documents/caucus";
import { mayLinkTo, NOTES_MARKS, NOTES_NODES } from "@crosstable/shared/documents/notes-schema";
import {
  parseCellKey,
  WORKSHEET_CELLS,
  WORKSHEET_COLUMNS,
  worksheetCell,
} from "@crosstable/shared/documents/worksheet";
import { parseProposalId, type ProposalId } from "@crosstable/shared/ids";
import { isBetweenNeighbours } from "@crosstable/shared/writing/between-neighbours";
import * as Y from "yjs";

import { DRAFT, type WrittenKind } from "./guard-on-trial.ts";
import { HOSTILE, ROOTS } from "./hostile-updates.ts";

export function copyOf(doc: Y.Doc, options: { gc?: boolean } = {}): Y.Doc {
  const copy = new Y.Doc(options);
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** What people see of a document. */
export function jsonOf(doc: Y.Doc, kind: WrittenKind): string {
  if (kind === "worksheet") return JSON.stringify(entriesOf(doc.getMap(WORKSHEET_CELLS)));
  return JSON.stringify([
    doc.getText(DRAFT).toJSON(),
    doc.getXmlFragment(CAUCUS_NOTES).toJSON(),
    entriesOf(doc.getMap(CAUCUS_CELLS)),
    entriesOf(doc.getMap(CAUCUS_NEW)),
    entriesOf(doc.getMap(CAUCUS_RECEIVED)),
    entriesOf(doc.getMap(CAUCUS_IMPORTS)),
    entriesOf(doc.getMap(CAUCUS_READS)),
    entriesOf(doc.getMap(CAUCUS_SUPPOSALS)),
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

/**
 * What must hold after bytes that the guard let through were applied to a copy; the first that does not, in words. Null also where
 * they are taken back in the applying.
 */
export function harmOf(
  { before, honest, kind }: { before: Y.Doc; honest: Uint8Array; kind: WrittenKind },
  bytes: Uint8Array,
): string | null {
  try {
    const server = copyOf(before);
    const sent = applyAsServer(server, bytes);
    if (sent === null) return null;
    return (
      wrongState(server, { before, kind }) ??
      wrongShape(server, kind) ??
      wrongReplica(before, { server, sent, honest, kind })
    );
  } catch (error) {
    return `thrown ${String(error)}`;
  }
}

/** Every proposal has a draft of its own, whether it is on the table or not. */
function mayBeRoot(root: string, kind: WrittenKind): boolean {
  if (kind === "worksheet") return root === WORKSHEET_CELLS;
  const draft = draftRoot("" as ProposalId);
  const isDraft = root.startsWith(draft) && parseProposalId(root.slice(draft.length)) !== undefined;
  return isDraft || ROOTS.includes(root);
}

function wrongRoots({ store, share }: Y.Doc, kind: WrittenKind): string | null {
  if (store.pendingStructs !== null || store.pendingDs !== null) return "pending";
  for (const root of share.keys()) if (!mayBeRoot(root, kind)) return `a root ${root}`;
  return null;
}

/** What is wrong with a document as somebody has it, in words, whoever has written what; null where nothing is. */
export function wrongDocument(doc: Y.Doc, kind: WrittenKind): string | null {
  return wrongRoots(doc, kind) ?? wrongShape(doc, kind);
}

function wrongState(
  server: Y.Doc,
  { before, kind }: { before: Y.Doc; kind: WrittenKind },
): string | null {
  const wrong = wrongRoots(server, kind);
  if (wrong !== null) return wrong;
  for (const client of server.store.clients.keys()) {
    const grew = Y.getState(server.store, client) > Y.getState(before.store, client);
    if (grew && !HOSTILE.has(client)) return `new writing of ${client}`;
  }
  return null;
}

/** Everybody who hears the same ends alike: in whatever order, with or without what was collected, today or after loading. */
function wrongReplica(
  before: Y.Doc,
  happened: { server: Y.Doc; sent: readonly Uint8Array[]; honest: Uint8Array; kind: WrittenKind },
): string | null {
  const { server, sent, honest, kind } = happened;
  const seen = (doc: Y.Doc): string => jsonOf(doc, kind);
  const alone = seen(server);
  const replica = copyOf(before);
  const withUndo = copyOf(before, { gc: false });
  const late = copyOf(before);
  for (const update of sent) {
    Y.applyUpdate(replica, update);
    Y.applyUpdate(withUndo, update);
  }
  if (seen(replica) !== alone || seen(withUndo) !== alone) return "replicas that differ";
  if (!isSame(replica, server)) return "replicas that know different things";
  if (seen(copyOf(server)) !== alone) return "another document after loading";
  const merged = copyOf(before);
  if (sent.length > 0) Y.applyUpdate(merged, Y.mergeUpdates([...sent]));
  if (seen(merged) !== alone) return "another document from the merged row";

  Y.applyUpdate(server, honest);
  Y.applyUpdate(late, honest);
  for (const update of sent) Y.applyUpdate(late, update);
  Y.applyUpdate(replica, honest);
  if (seen(late) !== seen(server)) return "replicas that differ by the order of arrival";
  if (seen(replica) !== seen(server)) return "replicas that differ after honest writing";
  if (seen(copyOf(server)) !== seen(server)) return "another document after honest writing";
  return null;
}

export function isSame(one: Y.Doc, other: Y.Doc): boolean {
  return Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other));
}

export function wrongShape(doc: Y.Doc, kind: WrittenKind): string | null {
  const columns = kind === "worksheet" ? WORKSHEET_COLUMNS : PRIVATE_COLUMNS;
  for (const [key, each] of doc.getMap(kind === "worksheet" ? WORKSHEET_CELLS : CAUCUS_CELLS)) {
    if (!worksheetCell.safeParse(each).success) return "a cell of no shape";
    if (parseCellKey<string>(key, columns) === undefined) return `a cell at ${key}`;
  }
  if (kind === "worksheet") return null;
  for (const each of doc.getMap(CAUCUS_NEW).values())
    if (!newProposal.safeParse(each).success) return "a new proposal of no shape";
  for (const each of doc.getMap(CAUCUS_RECEIVED).values())
    if (!receivedProposal.safeParse(each).success) return "a received proposal of no shape";
  for (const each of doc.getMap(CAUCUS_IMPORTS).values())
    if (!importGroup.safeParse(each).success) return "an import of no shape";
  for (const each of doc.getMap(CAUCUS_READS).values())
    if (!draftRead.safeParse(each).success) return "a read draft of no shape";
  for (const each of doc.getMap(CAUCUS_SUPPOSALS).values())
    if (!supposalNote.safeParse(each).success) return "a supposal of no shape";
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
