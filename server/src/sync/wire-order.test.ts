import { setImmediate } from "node:timers/promises";

import { CLOSE } from "@crosstable/shared/close-codes";
import { MAX_RESYNCS_PER_MINUTE } from "@crosstable/shared/document-limits";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";

import { cell, CELL } from "./guard/guard-on-trial.ts";
import type { Page } from "./page-on-trial.ts";
import { soon } from "./soon-on-trial.ts";
import { openWire, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

const MANY_TURNS = 20_000;
/** Of a frame of fewer than 126 bytes. */
const HEAD_BYTES = 2;

let wire: WireOnTrial;
beforeEach(async () => {
  wire = await openWire();
});
afterEach(async () => {
  vi.useRealTimers();
  await wire[Symbol.asyncDispose]();
});

async function write(name: string, clientId: number, wantsAck = true): Promise<Page> {
  const page = await wire.visit(wire.seat(name), WORKSHEET, { clientId, wantsAck });
  await soon(() => expect(page.isSynced).toBe(true));
  await soon(() => expect(page.saved).toBe(wantsAck ? 1 : 0));
  return page;
}

const cells = (page: Page): Y.Map<unknown> => page.doc.getMap(WORKSHEET_CELLS);
const valueOf = (page: Page): unknown => cells(page).get(CELL);
const updatesOf = (page: Page): number =>
  page.heard.filter((each) => each.kind === "update").length;

/** What was done since the trace had this length: runs of sends count once. */
function since(length: number): string[] {
  return wire.trace
    .slice(length)
    .map(({ did }) => did)
    .filter((did, index, all) => did !== all[index - 1]);
}

test("SAVE-1 others see an edit, and its author is told that it is saved, only after the transaction has returned", async () => {
  const [author, reader] = [await write("one", 101), await write("two", 102)];
  const before = wire.trace.length;
  cells(author).set(CELL, cell("first"));
  await soon(() => expect([valueOf(reader), author.saved]).toEqual([cell("first"), 2]));
  expect(since(before)).toEqual(["stored", "sent"]);
});

test("a single edit on a quiet server waits for no clock: it reaches the others though no timer ever ends", async () => {
  const [author, reader] = [await write("one", 101), await write("two", 102)];
  vi.useFakeTimers({ toFake: ["setTimeout", "setInterval"] });
  cells(author).set(CELL, cell("at once"));
  // Real turns of the event loop pass, and no time.
  const isThere = (): boolean => valueOf(reader) !== undefined && author.saved === 2;
  for (let turn = 0; turn < MANY_TURNS && !isThere(); turn += 1) await setImmediate();
  expect([valueOf(reader), author.saved]).toEqual([cell("at once"), 2]);
});

test("SAVE-1 what cannot be stored nobody sees, nobody is told saved, and everybody comes back to what is on the disk", async () => {
  const [author, reader] = [await write("one", 101), await write("two", 102)];
  cells(author).set(CELL, cell("stored"));
  await soon(() => expect(valueOf(reader)).toEqual(cell("stored")));
  wire.failWith = new Error("disk full");
  const saved = author.saved;
  cells(author).set(CELL, cell("lost"));
  await soon(() =>
    expect([author.closed, reader.closed]).toEqual([CLOSE.tryAgain, CLOSE.tryAgain]),
  );
  expect(author.saved).toBe(saved);
  expect(valueOf(reader)).toEqual(cell("stored"));
  expect(wire.warnings).toContain("document-let-go");

  wire.failWith = null;
  const back = await write("three", 103);
  expect(valueOf(back)).toEqual(cell("stored"));
  cells(back).set(CELL, cell("stored again"));
  await soon(() => expect(back.saved).toBe(2));
});

test("a document that could not be stored takes none of the others with it", async () => {
  const author = await write("one", 101);
  const elsewhere = await wire.visit(wire.seat("elsewhere"), { kind: "caucus", side: "a" });
  await soon(() => expect(elsewhere.isSynced).toBe(true));
  wire.failWith = new Error("disk full");
  cells(author).set(CELL, cell("lost"));
  await soon(() => expect(author.closed).toBe(CLOSE.tryAgain));
  elsewhere.ask();
  await soon(() => expect(elsewhere.heard.filter(({ kind }) => kind === "step2").length).toBe(2));
  expect(elsewhere.closed).toBeNull();
});

test("a room is sent one frame for all edits of a tick, encoded once and shared by all its sockets", async () => {
  const author = await write("one", 101);
  const readers = [await write("two", 102), await write("three", 103), await write("four", 104)];
  const before = wire.trace.length;
  // Three messages that leave in one turn here and are read in one turn there.
  for (const value of ["a", "b", "c"]) cells(author).set(CELL, cell(value));
  await soon(() => expect(readers.map(valueOf)).toEqual([cell("c"), cell("c"), cell("c")]));
  await soon(() => expect(author.saved).toBe(4));
  const rooms = wire.trace
    .slice(before)
    .flatMap((each) => (each.did === "sent" ? [each.frame] : []))
    .filter((frame) => frame[HEAD_BYTES] === 0);
  expect(rooms.length).toBe(updatesOf(readers[0] as Page) * readers.length);
  expect(new Set(rooms).size).toBe(updatesOf(readers[0] as Page));
  expect(updatesOf(author)).toBe(0);
});

test("SYNC-1 thirty who come in together are answered with one encoding, and with everything that is stored", async () => {
  const author = await write("one", 101);
  cells(author).set(CELL, cell("for all"));
  await soon(() => expect(author.saved).toBe(2));
  const before = wire.trace.length;
  const pages = await Promise.all(
    Array.from({ length: 30 }, async (_, index) =>
      wire.visit(wire.seat(`late-${index}`), WORKSHEET, { clientId: 200 + index }),
    ),
  );
  await soon(() => expect(pages.every((page) => page.isSynced)).toBe(true));
  expect(pages.map(valueOf)).toEqual(pages.map(() => cell("for all")));
  const replies = wire.trace
    .slice(before)
    .flatMap((each) => (each.did === "sent" ? [each.frame] : []))
    .filter((frame) => frame[HEAD_BYTES] === 0 && frame[HEAD_BYTES + 1] === 1);
  expect([replies.length, new Set(replies).size]).toEqual([30, 1]);
});

test("nobody is sent an edit before the answer to the first question, which holds it", async () => {
  const author = await write("one", 101);
  const silent = await wire.visit(wire.seat("silent"), WORKSHEET, { clientId: 102, isRude: true });
  cells(author).set(CELL, cell("early"));
  await soon(() => expect(author.saved).toBe(2));
  silent.ask();
  await soon(() => expect(silent.isSynced).toBe(true));
  expect(updatesOf(silent)).toBe(0);
  expect(valueOf(silent)).toEqual(cell("early"));
  cells(author).set(CELL, cell("late"));
  await soon(() => expect(valueOf(silent)).toEqual(cell("late")));
});

test("saved is said only to those who asked for it", async () => {
  const [quiet, asked] = [await write("one", 101, false), await write("two", 102)];
  cells(quiet).set(CELL, cell("x"));
  await soon(() => expect(valueOf(asked)).toEqual(cell("x")));
  cells(asked).set(CELL, cell("y"));
  await soon(() => expect([asked.saved, valueOf(quiet)]).toEqual([2, cell("y")]));
  expect(quiet.heard.some(({ kind }) => kind === "saved")).toBe(false);
});

test("GUARD-3 what is known already is acknowledged again and shown to nobody", async () => {
  const [author, reader] = [await write("one", 101), await write("two", 102)];
  cells(author).set(CELL, cell("once"));
  await soon(() => expect([author.saved, valueOf(reader)]).toEqual([2, cell("once")]));
  const rows = wire.stored(WORKSHEET).length;
  author.sendUpdate(Y.encodeStateAsUpdate(author.doc));
  await soon(() => expect(author.saved).toBe(3));
  expect([updatesOf(reader), wire.stored(WORKSHEET).length]).toEqual([1, rows]);
});

/** Three edits one after the other, none of which is sent by itself. */
function threeEdits(clientId: number): { doc: Y.Doc; edits: Uint8Array[] } {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const edits: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => edits.push(update));
  for (const value of ["1", "2", "3"]) doc.getMap(WORKSHEET_CELLS).set(CELL, cell(value));
  return { doc, edits };
}

const edit = (edits: readonly Uint8Array[], index: number): Uint8Array =>
  edits[index] ?? new Uint8Array();

test("WIRE-2 a gap holds the count back until a SyncStep2 brings what was missing; nothing of it was kept pending", async () => {
  const reader = await write("reader", 102);
  const rude = await wire.visit(wire.seat("rude"), WORKSHEET, {
    clientId: 101,
    wantsAck: true,
    isRude: true,
  });
  const { doc, edits } = threeEdits(101);
  rude.sendStep2(Uint8Array.of(0, 0));
  await soon(() => expect(rude.saved).toBe(1));
  rude.sendUpdate(edit(edits, 1));
  await soon(() => expect(rude.heard.filter(({ kind }) => kind === "step1").length).toBe(2));
  // Good in itself, and still behind the gap in the count.
  rude.sendUpdate(edit(edits, 0));
  await soon(() => expect(valueOf(reader)).toEqual(cell("1")));
  expect(rude.saved).toBe(1);
  rude.sendStep2(Y.encodeStateAsUpdate(doc));
  await soon(() => expect([rude.saved, valueOf(reader)]).toEqual([4, cell("3")]));
  rude.sendUpdate(Uint8Array.of(0, 0));
  await soon(() => expect(rude.saved).toBe(5));
});

test("SAVE-1 what is missing is asked for after the commit, since the question tells how far the document has got; where nothing could be stored nothing is asked", async () => {
  const seat = wire.seat("rude");
  const rude = await wire.visit(seat, WORKSHEET, { clientId: 101, wantsAck: true, isRude: true });
  wire.lease(seat, WORKSHEET, 102);
  const [{ edits: good }, { edits: gap }] = [threeEdits(101), threeEdits(102)];
  const questions = () => rude.heard.flatMap((each) => (each.kind === "step1" ? [each.bytes] : []));
  rude.sendStep2(Uint8Array.of(0, 0));
  await soon(() => expect(rude.saved).toBe(1));
  const before = wire.trace.length;
  // Both are read in one turn.
  rude.sendUpdate(edit(good, 0));
  rude.sendUpdate(edit(gap, 1));
  await soon(() => expect(questions().length).toBe(2));
  expect(since(before)).toEqual(["stored", "sent"]);
  expect(Y.decodeStateVector(questions()[1] ?? Uint8Array.of(0)).has(101)).toBe(true);

  wire.failWith = new Error("disk full");
  rude.sendStep2(Uint8Array.of(0, 0));
  rude.sendUpdate(edit(good, 1));
  rude.sendUpdate(edit(gap, 2));
  await soon(() => expect(rude.closed).toBe(CLOSE.tryAgain));
  expect(questions().length).toBe(2);
});

test("GUARD-1 typing while the link comes up makes one question, not one for each letter", async () => {
  const rude = await wire.visit(wire.seat("rude"), WORKSHEET, {
    clientId: 101,
    wantsAck: true,
    isRude: true,
  });
  const { doc, edits } = threeEdits(101);
  const questions = (): number => rude.heard.filter(({ kind }) => kind === "step1").length;
  await soon(() => expect(questions()).toBe(1));
  for (let index = 0; index < 20; index += 1) rude.sendUpdate(edit(edits, 1 + (index % 2)));
  rude.sendStep2(Y.encodeStateAsUpdate(doc));
  await soon(() => expect(rude.saved).toBe(21));
  expect([questions(), rude.closed]).toEqual([1, null]);
});

test("WIRE-2 gaps that asking does not mend end the socket for good", async () => {
  const reader = await write("reader", 102);
  const rude = await wire.visit(wire.seat("rude"), WORKSHEET, { clientId: 101, isRude: true });
  const { edits } = threeEdits(101);
  for (let index = 0; index <= MAX_RESYNCS_PER_MINUTE; index += 1) {
    rude.sendStep2(Uint8Array.of(0, 0));
    rude.sendUpdate(edit(edits, 2));
  }
  await soon(() => expect(rude.closed).toBe(CLOSE.cannotResync));
  expect([valueOf(reader), reader.closed]).toEqual([undefined, null]);
});

test("SAVE-2 an offline page's edits merge when it comes back, and are counted with the frame that brought them", async () => {
  const reader = await write("reader", 102);
  const seat = wire.seat("traveller");
  const { doc } = threeEdits(101);
  const back = await wire.visit(seat, WORKSHEET, { clientId: 101, wantsAck: true, isRude: true });
  await soon(() => expect(back.heard.length).toBeGreaterThan(0));
  const [question] = back.heard;
  if (question?.kind !== "step1") throw new Error("the server asked for nothing");
  back.sendStep2(Y.encodeStateAsUpdate(doc, question.bytes));
  await soon(() => expect([back.saved, valueOf(reader)]).toEqual([1, cell("3")]));
});
