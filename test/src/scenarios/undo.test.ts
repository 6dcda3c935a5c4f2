import "fake-indexeddb/auto";
import { openBrowserPersistence } from "@crosstable/client/sync/browser-persistence";
import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import type { DocumentName } from "@crosstable/shared/rooms";
import { BOTH_LINES, takeBackALine } from "@crosstable/shared/writing/take-back-a-line-for-tests";
import { expect, test } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
function notesOf({ doc }: DocumentSession): string {
  return doc.getXmlFragment(CAUCUS_NOTES).toJSON();
}

test("GUARD-1 a line of a list that is taken back after its list was is taken by the server, and seen by the others", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using colleague = await takeSeat(house, { side: "a", role: "negotiator" });
  const theirs = await colleague.openDocument(CAUCUS);
  const mine = await chief.openDocument(CAUCUS);
  takeBackALine(mine.doc.getXmlFragment(CAUCUS_NOTES));
  await waitUntil(
    "it is saved, or refused",
    () => mine.state.getState().unsaved === 0 || mine.state.getState().closed !== null,
  );
  expect(mine.state.getState()).toMatchObject({ status: "live", closed: null, unsaved: 0 });
  await waitUntil("the colleague has both lines", () => notesOf(theirs) === BOTH_LINES);
  expect(notesOf(mine)).toBe(BOTH_LINES);
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
  takeBackALine(mine.doc.getXmlFragment(CAUCUS_NOTES));
  mine.close();
  chief.cable.mend();

  const again = await chief.openDocument(CAUCUS, persistence);
  await waitUntil("the colleague has both lines", () => notesOf(theirs) === BOTH_LINES);
  expect(again.state.getState()).toMatchObject({ status: "live", closed: null });
  expect(notesOf(again)).toBe(BOTH_LINES);
  await again.drop();
});
