import { CLOSE } from "@crosstable/shared/close-codes";
import { COMPACT_RESTING_UPDATES } from "@crosstable/shared/document-limits";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey, type DocumentName } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";

import { compactAtOnce } from "../storage/storage.ts";
import { cell, CELL, DRAFT } from "./guard/guard-on-trial.ts";
import { makeSnapshot } from "./make-snapshot.ts";
import type { Page } from "./page-on-trial.ts";
import { CAUCUS, openWire, TALKS, WORKSHEET, type WireOnTrial } from "./wire-on-trial.ts";

const { BOUNDS } = vi.hoisted(() => ({ BOUNDS: { bytes: 20_000, sockets: 3 } }));

/** So near that a test reaches them. */
vi.mock("@crosstable/shared/document-limits", async (importOriginal) => ({
  ...(await importOriginal<object>()),
  MAX_DOCUMENT_BYTES: BOUNDS.bytes,
  MAX_DOCUMENT_SOCKETS: BOUNDS.sockets,
}));

/** What one more writing brings: more than the bytes that a full document has left. */
const MORE = 500;

let wire: WireOnTrial;
beforeEach(async () => {
  wire = await openWire();
});
afterEach(async () => wire[Symbol.asyncDispose]());

const keyOf = (document: DocumentName): string => documentKey({ negotiation: TALKS, document });

/** Keeps what is written here, each transaction as a row of the log, as if it had been written long ago. */
function keep(document: DocumentName, write: (doc: Y.Doc) => void): void {
  const doc = new Y.Doc();
  doc.clientID = 900;
  const key = keyOf(document);
  const rows: { key: string; update: Uint8Array }[] = [];
  doc.on("update", (update: Uint8Array) => rows.push({ key, update }));
  write(doc);
  wire.storage.transaction(() => wire.storage.documents.append(rows));
}

async function enter(name: string, document: DocumentName, clientId: number): Promise<Page> {
  const page = await wire.visit(wire.seat(name), document, { clientId, wantsAck: true });
  await page.until(() => page.saved === 1);
  return page;
}

test("BUDGET-10 a document that has grown to its bound takes no more, and what still fits is taken", async () => {
  keep(CAUCUS, (doc) => doc.getText(DRAFT).insert(0, "x".repeat(BOUNDS.bytes - MORE / 2)));
  const { updates, lastRow } = wire.storage.documents.load(keyOf(CAUCUS));
  const snapshot = makeSnapshot(updates);
  compactAtOnce(wire.storage.documents, { key: keyOf(CAUCUS), snapshot, throughRow: lastRow });
  const [writer, reader] = [await enter("writer", CAUCUS, 101), await enter("reader", CAUCUS, 102)];
  writer.doc.getText(DRAFT).insert(0, "fits ");
  await writer.until(() => writer.saved === 2);
  const before = wire.stored(CAUCUS);

  writer.doc.getText(DRAFT).insert(0, "y".repeat(MORE));
  await writer.until(() => writer.closed !== null);
  expect(writer.closed).toBe(CLOSE.tooLarge);
  expect(wire.stored(CAUCUS)).toEqual(before);
  expect(reader.doc.getText(DRAFT).toJSON()).toMatch(/^fits x+$/);
  expect(reader.closed).toBeNull();
});

test("BUDGET-10 a document whose log alone is too long has its writer come back, and takes the same when the log is packed", async () => {
  const words = "x".repeat(BOUNDS.bytes / COMPACT_RESTING_UPDATES);
  keep(WORKSHEET, (doc) => {
    for (let row = 0; row < COMPACT_RESTING_UPDATES; row += 1)
      doc.getMap(WORKSHEET_CELLS).set("W-2/remarks", cell(`${row}${words}`));
  });
  const write = (page: Page) => page.doc.getMap(WORKSHEET_CELLS).set(CELL, cell("y".repeat(MORE)));
  const writer = await enter("writer", WORKSHEET, 101);
  const before = wire.stored(WORKSHEET);
  write(writer);
  await writer.until(() => writer.closed !== null);
  expect(writer.closed).toBe(CLOSE.tryAgain);
  expect(wire.stored(WORKSHEET)).toEqual(before);

  wire.sync.packAll();
  const back = await enter("back", WORKSHEET, 102);
  write(back);
  await back.until(() => back.saved === 2 || back.closed !== null);
  expect([back.saved, back.closed]).toEqual([2, null]);
});

test("BUDGET-10 the document wire has so many sockets open at once, whosever they are, and another when one is closed", async () => {
  const pages: Page[] = [];
  for (let opened = 0; opened < BOUNDS.sockets; opened += 1)
    pages.push(await enter(`person${opened}`, WORKSHEET, 101 + opened));
  const late = wire.seat("late");
  await expect(wire.visit(late, WORKSHEET)).rejects.toThrow("503");
  expect(pages.map(({ closed }) => closed)).toEqual(pages.map(() => null));
  pages[0]?.leave();
  const page = await vi.waitFor(async () => wire.visit(late, WORKSHEET), { timeout: 8_000 });
  await page.until(() => page.isSynced);
});
