import "fake-indexeddb/auto";
import { openBrowserPersistence } from "@crosstable/client/sync/browser-persistence";
import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import type { DocumentName } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const BOTH =
  "<bulletlist><listitem><paragraph>first</paragraph></listitem><listitem><paragraph>second</paragraph></listitem></bulletlist>";

function notesOf({ doc }: DocumentSession): string {
  return doc.getXmlFragment(CAUCUS_NOTES).toJSON();
}

function line(words: string): Y.XmlElement {
  const [item, paragraph] = [new Y.XmlElement("listItem"), new Y.XmlElement("paragraph")];
  paragraph.insert(0, [new Y.XmlText(words)]);
  item.insert(0, [paragraph]);
  return item;
}

/** Seven acts after which Yjs's undo puts a line back whose left neighbour is its right one as well. */
function takeBackALine({ doc }: DocumentSession): void {
  const notes = doc.getXmlFragment(CAUCUS_NOTES);
  // As the editor of the notes has it: nobody takes back another's words.
  const undo = new Y.UndoManager(notes, { captureTimeout: 0 });
  const list = new Y.XmlElement("bulletList");
  notes.insert(0, [list]);
  list.insert(0, [line("first")]);
  list.delete(0, 1);
  undo.undo();
  list.insert(1, [line("second")]);
  list.delete(1, 1);
  notes.delete(0, 1);
  undo.undo();
  undo.undo();
}

test("GUARD-1 a line of a list that is taken back after its list was is taken by the server, and seen by the others", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using colleague = await takeSeat(house, { side: "a", role: "negotiator" });
  const theirs = await colleague.openDocument(CAUCUS);
  const mine = await chief.openDocument(CAUCUS);
  takeBackALine(mine);
  await waitUntil(
    "it is saved, or refused",
    () => mine.state.getState().unsaved === 0 || mine.state.getState().closed !== null,
  );
  expect(mine.state.getState()).toMatchObject({ status: "live", closed: null, unsaved: 0 });
  await waitUntil("the colleague has both lines", () => notesOf(theirs) === BOTH);
  expect(notesOf(mine)).toBe(BOTH);
});

test("GUARD-1 SAVE-2 what was taken back offline comes in from the copy on the device after the page was closed", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using colleague = await takeSeat(house, { side: "a", role: "negotiator" });
  const theirs = await colleague.openDocument(CAUCUS);
  const persistence = { openPersistence: openBrowserPersistence };
  const mine = await chief.openDocument(CAUCUS, persistence);
  chief.cable.cut();
  await waitUntil("the page is offline", () => mine.state.getState().status === "offline");
  takeBackALine(mine);
  mine.close();
  chief.cable.mend();

  const again = await chief.openDocument(CAUCUS, persistence);
  await waitUntil("the colleague has both lines", () => notesOf(theirs) === BOTH);
  expect(again.state.getState()).toMatchObject({ status: "live", closed: null });
  expect(notesOf(again)).toBe(BOTH);
  await again.drop();
});
