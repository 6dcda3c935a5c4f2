import "fake-indexeddb/auto";
import { openBrowserPersistence } from "@crosstable/client/sync/browser-persistence";
import type { DocumentSession } from "@crosstable/client/sync/document-session";
import type { Storage } from "@crosstable/server/storage/storage";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import type { DocumentName } from "@crosstable/shared/rooms";
import { expect, test } from "vitest";

import { takeSeat } from "../harness/person.ts";
import { openTestHouse } from "../harness/test-house.ts";
import { waitUntil } from "../harness/wait-until.ts";

const CAUCUS: DocumentName = { kind: "caucus", side: "a" };
const DRAFT = draftRoot(mustProposalId("W-1"));

function write({ doc }: DocumentSession, words: string): void {
  doc.getText(DRAFT).insert(doc.getText(DRAFT).length, words);
}

function textOf({ doc }: DocumentSession): string {
  return doc.getText(DRAFT).toJSON();
}

function isSaved({ state }: DocumentSession): boolean {
  const { status, unsaved } = state.getState();
  return status === "live" && unsaved === 0;
}

/** A disk that is full while `isFull` says so: the write throws, as SQLite's does, and nothing of it is kept. */
function fullWhile(isFull: () => boolean): (storage: Storage) => Storage {
  return (storage) => ({
    ...storage,
    documents: {
      ...storage.documents,
      append: (rows) => {
        if (isFull()) throw new Error("database or disk is full");
        storage.documents.append(rows);
      },
    },
  });
}

test("SAVE-1 while the disk takes nothing, nothing is called saved and nobody else sees it; afterwards both", async () => {
  let isFull = false;
  await using house = await openTestHouse({ wrapStorage: fullWhile(() => isFull) });
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using colleague = await takeSeat(house, { side: "a", role: "negotiator" });
  const mine = await chief.openDocument(CAUCUS);
  const theirs = await colleague.openDocument(CAUCUS);
  write(mine, "before ");
  await waitUntil("the first words are saved", () => isSaved(mine) && textOf(theirs) === "before ");

  isFull = true;
  write(mine, "lapwing ");
  await waitUntil("the host is warned", () => house.warnings.length > 0);
  expect(isSaved(mine)).toBe(false);
  expect(mine.state.getState().unsaved).toBe(1);
  expect(colleague.cable.hasReceived("lapwing")).toBe(false);

  isFull = false;
  await waitUntil("it is saved after all", () => isSaved(mine));
  await waitUntil("the colleague has it", () => textOf(theirs) === "before lapwing ");
});

test("SAVE-2 what two people wrote while their lines were down is merged, and counted for each", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using colleague = await takeSeat(house, { side: "a", role: "negotiator" });
  const mine = await chief.openDocument(CAUCUS);
  const theirs = await colleague.openDocument(CAUCUS);
  chief.cable.cut();
  colleague.cable.cut();
  await waitUntil("both know that they are offline", () =>
    [mine, theirs].every(({ state }) => state.getState().status === "offline"),
  );
  write(mine, "one ");
  write(mine, "two ");
  write(theirs, "three ");
  expect(mine.state.getState().unsaved).toBe(2);

  chief.cable.mend();
  colleague.cable.mend();
  await waitUntil("both are saved and the same", () =>
    [mine, theirs].every((each) => isSaved(each) && textOf(each) === textOf(mine)),
  );
  expect(textOf(mine)).toContain("one two ");
  expect(textOf(mine)).toContain("three ");
  expect(mine.state.getState().addedFromDevice).toBe(2);
  expect(theirs.state.getState().addedFromDevice).toBe(1);
});

test("SAVE-2 each time that the line comes back its writer is told how much was added, also when it is as much as the last time", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const { cable } = chief;
  const mine = await chief.openDocument(CAUCUS);
  const told: number[] = [];
  mine.state.subscribe(({ addedFromDevice: now }, { addedFromDevice: before }) => {
    if (now !== null && now !== before) told.push(now);
  });
  for (const words of ["one ", "two "]) {
    cable.cut();
    // Before the page has noticed: it is held on the device like everything that is typed after that.
    write(mine, words);
    cable.mend();
    await waitUntil("it is saved", () => isSaved(mine));
  }
  expect(told).toEqual([1, 1]);
});

test("SAVE-2 a page that is closed while offline leaves its edits on the device, and the next page brings them in", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  await using colleague = await takeSeat(house, { side: "a", role: "negotiator" });
  const theirs = await colleague.openDocument(CAUCUS);
  const kept = { openPersistence: openBrowserPersistence };
  const first = await chief.openDocument(CAUCUS, kept);
  write(first, "saved ");
  await waitUntil("the first words are saved", () => isSaved(first));
  chief.cable.cut();
  await waitUntil("the page knows", () => first.state.getState().status === "offline");
  write(first, "offline ");
  write(first, "again ");
  first.close();
  write(theirs, "meanwhile ");
  await waitUntil("the colleague's words are saved", () => isSaved(theirs));

  chief.cable.mend();
  const next = await chief.openDocument(CAUCUS, kept);
  await waitUntil("everything is saved", () => isSaved(next) && textOf(next) === textOf(theirs));
  for (const words of ["saved ", "offline again ", "meanwhile "]) {
    expect(textOf(theirs).split(words)).toHaveLength(2);
  }
  expect(next.state.getState().addedFromDevice).toBe(2);
});

test("SAVE-3 a clean stop and a start keep everything, and people come back by themselves", async () => {
  await using house = await openTestHouse();
  await using chief = await takeSeat(house, { side: "a", role: "chief" });
  const mine = await chief.openDocument(CAUCUS);
  write(mine, "before the stop ");
  await waitUntil("it is saved", () => isSaved(mine));
  await house.restart();
  write(mine, "after it ");
  await waitUntil("it is saved again", () => isSaved(mine));
  await using late = await takeSeat(house, { side: "a", role: "negotiator" });
  expect(textOf(await late.openDocument(CAUCUS))).toBe("before the stop after it ");
});
