import "fake-indexeddb/auto";
import { openBrowserPersistence } from "@crosstable/client/sync/browser-persistence";
import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const DRAFT = draftRoot(mustProposalId("W-1"));
/** Handed out to nobody. */
const FOREIGN_CLIENT_ID = 7;

function write({ doc }: DocumentSession, words: string): void {
  doc.getText(DRAFT).insert(doc.getText(DRAFT).length, words);
}

function textOf({ doc }: DocumentSession): string {
  return doc.getText(DRAFT).toJSON();
}

test("SAVE-5 what the server does not take is given back as text, and the document goes on anew without it", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using colleague = await takeSeat(house, { side: "a", role: "negotiator" });
  const withCopy = { openPersistence: openBrowserPersistence };
  const mine = await chief.openDocument(CAUCUS, withCopy);
  const theirs = await colleague.openDocument(CAUCUS);
  write(mine, "agreed among us. ");
  await waitUntil("the colleague has it", () => textOf(theirs) === "agreed among us. ");

  mine.doc.clientID = FOREIGN_CLIENT_ID;
  write(mine, "under a foreign hand");
  await waitUntil("the document is closed", () => mine.state.getState().status === "closed");

  const { closed, keptText, unsaved } = mine.state.getState();
  expect(closed).toBe("foreignClientId");
  expect(keptText).toContain("agreed among us. under a foreign hand");
  expect(unsaved).toBe(1);
  expect(textOf(theirs)).toBe("agreed among us. ");

  await mine.drop();
  const anew = await chief.openDocument(CAUCUS, withCopy);
  expect(textOf(anew)).toBe("agreed among us. ");
  write(anew, "under my own.");
  await waitUntil(
    "the colleague has what was written anew",
    () => textOf(theirs) === "agreed among us. under my own.",
  );
  await waitUntil("and it is saved", () => anew.state.getState().unsaved === 0);
});
