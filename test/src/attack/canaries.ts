import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { CAUCUS_NOTES, draftRoot } from "@crosstable/shared/documents/caucus";
import { cellKey, WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import type { Person } from "../harness/person.ts";
import { waitUntil } from "../harness/wait-until.ts";

export const WORKSHEET: DocumentName = { kind: "worksheet" };
export const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const W1 = mustProposalId("W-1");
export const DRAFT = draftRoot(W1);

/** One bird for every place into which somebody can write something. Each stands in nothing else. */
export const BIRDS = {
  note: "lapwing",
  draft: "bittern",
  linkInNote: "https://siskin.example.org/dunlin",
  cell: "curlew",
  move: "dotterel",
  refusedMove: "garganey",
  readersWrite: "whimbrel",
  foreignWrite: "pochard",
  root: "smew",
  garbage: "gadwall",
  presence: "redshank",
  query: "wigeon",
  path: "fieldfare",
  body: "brambling",
  cookie: "hawfinch",
  header: "twite",
  thrown: "crossbill",
} as const;

export async function whenSaved(...sessions: readonly DocumentSession[]): Promise<void> {
  await waitUntil("all is saved", () =>
    sessions.every(({ state }) => {
      const { status, unsaved } = state.getState();
      return status === "live" && unsaved === 0;
    }),
  );
}

/** A bird into everything that a chief writes by hand. */
export async function writeEverywhere(chief: Person): Promise<void> {
  const caucus = await chief.openDocument(CAUCUS);
  const note = new Y.XmlText(BIRDS.note);
  note.format(0, 3, { link: { href: BIRDS.linkInNote } });
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [note]);
  caucus.doc.getXmlFragment(CAUCUS_NOTES).insert(0, [paragraph]);
  caucus.doc.getText(DRAFT).insert(0, BIRDS.draft);
  const worksheet = await chief.openDocument(WORKSHEET);
  const cell = { value: BIRDS.cell, at: "2007-10-22T17:00:00.000Z" };
  worksheet.doc.getMap(WORKSHEET_CELLS).set(cellKey(W1, "remarks"), cell);
  worksheet.awareness.setLocalStateField("activity", BIRDS.presence);
  await whenSaved(caucus, worksheet);
  await chief.ask({ request: "enter-room", room: "caucus" });
}
