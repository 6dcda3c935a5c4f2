import "fake-indexeddb/auto";
import { openBrowserPersistence } from "@crosstable/client/sync/browser-persistence";
import type { DocumentSession } from "@crosstable/client/sync/document-session";
import { draftRoot } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import { expect, test } from "vitest";

import { takeSeat, type Person } from "../harness/person.ts";
import { openTestHouse, type TestHouse } from "../harness/test-house.ts";
import { CAUCUS } from "../harness/typist.ts";
import { waitUntil } from "../harness/wait-until.ts";
import { compact } from "./stored-bytes.ts";

const DRAFT = draftRoot(mustProposalId("W-1"));
const EDITS = 60;
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const WITH_COPY = { openPersistence: openBrowserPersistence };

function textOf({ doc }: DocumentSession): string {
  return doc.getText(DRAFT).toJSON();
}

function isSaved({ state }: DocumentSession): boolean {
  const { status, unsaved } = state.getState();
  return status === "live" && unsaved === 0;
}

function append({ doc }: DocumentSession, words: string): void {
  doc.getText(DRAFT).insert(doc.getText(DRAFT).length, words);
}

interface Room extends AsyncDisposable {
  readonly house: TestHouse;
  readonly chief: Person;
  readonly colleague: DocumentSession;
  pass(ms: number): void;
  /** The colleague writes and deletes, and the server puts a snapshot in the place of the log in a restart; twice. */
  moveOn(): Promise<void>;
}

async function openRoom(): Promise<Room> {
  const held = new AsyncDisposableStack();
  let nowMs = Date.now();
  const house = held.use(await openTestHouse({ now: () => nowMs }));
  const chief = held.use(await takeSeat(house, { side: "a", role: "chief" }));
  const second = held.use(await takeSeat(house, { side: "a", role: "second" }));
  const colleague = await second.openDocument(CAUCUS);
  return {
    house,
    chief,
    colleague,
    pass: (ms) => {
      nowMs += ms;
    },
    moveOn: async () => {
      const text = colleague.doc.getText(DRAFT);
      const address = { negotiation: chief.seat.negotiation, document: CAUCUS };
      for (let edit = 1; edit <= EDITS; edit += 1) {
        text.insert(text.length, "moved on. ");
        // What the other wrote next to is deleted under them, too.
        if (text.length > 60) text.delete(0, 10);
        await waitUntil("the edit is saved", () => isSaved(colleague));
        if (edit % (EDITS / 2) === 0) await house.restart(() => compact(house.dataDir, address));
      }
    },
    [Symbol.asyncDispose]: async () => held.disposeAsync(),
  };
}

function expectOnce(text: string, words: readonly string[]): void {
  for (const each of words) expect(text.split(each), `${each} stands once`).toHaveLength(2);
}

test("FAULT-8 D14 a page that was closed offline for a week brings its writing in, after two compactions and a restart", async () => {
  await using room = await openRoom();
  const { chief, colleague } = room;
  const first = await chief.openDocument(CAUCUS, WITH_COPY);
  append(first, "written together. ");
  await waitUntil("it is saved", () => isSaved(first));
  chief.cable.cut();
  await waitUntil("the page knows", () => first.state.getState().status === "offline");
  append(first, "on the train. ");
  first.doc.getText(DRAFT).insert(8, "[in the middle] ");
  first.close();

  await room.moveOn();
  room.pass(7 * DAY_MS);
  await room.house.restart();
  chief.cable.mend();
  const next = await chief.openDocument(CAUCUS, WITH_COPY);
  await waitUntil("both have the same", () => textOf(next) === textOf(colleague) && isSaved(next));
  expectOnce(textOf(next), ["on the train. ", "[in the middle] "]);
  expect(next.state.getState().addedFromDevice).toBe(2);
  expect(room.house.warnings).toEqual([]);
});

test("FAULT-8 D14 after ninety-one days the seat has to be taken anew, and the device gives back what it held as text", async () => {
  await using room = await openRoom();
  const { chief } = room;
  const first = await chief.openDocument(CAUCUS, WITH_COPY);
  chief.cable.cut();
  await waitUntil("the page knows", () => first.state.getState().status === "offline");
  append(first, "too late. ");
  first.close();
  room.pass(91 * DAY_MS);
  chief.cable.mend();
  const next = await chief.openDocument(CAUCUS, WITH_COPY);
  expect(next.state.getState()).toMatchObject({ status: "closed", closed: "signedOut" });
  expect(next.state.getState().keptText).toContain("too late. ");
  expect(textOf(room.colleague)).not.toContain("too late. ");
});

test("FAULT-8 D14 a page that slept for an hour with its line open wakes up, and is brought together with a server that has compacted meanwhile", async () => {
  await using room = await openRoom();
  const { chief, colleague } = room;
  const page = await chief.openDocument(CAUCUS, WITH_COPY);
  append(page, "before sleep. ");
  await waitUntil("it is saved", () => isSaved(page));
  chief.cable.swallow();
  append(page, "half said. ");
  await room.moveOn();
  room.pass(HOUR_MS);
  expect(textOf(colleague)).not.toContain("half said. ");
  expect(page.state.getState().unsaved).toBe(1);

  chief.cable.cut();
  chief.cable.mend();
  append(page, "awake. ");
  await waitUntil("both have the same", () => textOf(page) === textOf(colleague) && isSaved(page));
  expectOnce(textOf(colleague), ["half said. ", "awake. "]);
  expect(room.house.warnings).toEqual([]);
});
