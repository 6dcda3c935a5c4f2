import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { COMPACT_AFTER_UPDATES, COMPACT_RESTING_UPDATES } from "@crosstable/shared/document-limits";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";

import { DATABASE_FILE } from "../storage/sqlite-storage.ts";
import { UnreadableDocument, type Storage } from "../storage/storage.ts";
import {
  ADDRESS,
  AT_REST,
  KEY,
  openDocumentsOnTrial,
  type DocumentsOnTrial,
} from "./documents-on-trial.ts";
import { cell } from "./guard/guard-on-trial.ts";
import type { OpenDocuments } from "./open-documents.ts";
import { CAUCUS, TALKS, WORKSHEET } from "./wire-on-trial.ts";

let trial: DocumentsOnTrial;
let dataDir: string;
let storage: Storage;
let documents: OpenDocuments;
let warnings: readonly string[];
let writeRows: DocumentsOnTrial["writeRows"];
beforeEach(() => {
  trial = openDocumentsOnTrial();
  ({ dataDir, storage, documents, warnings, writeRows } = trial);
});
afterEach(() => trial[Symbol.dispose]());

test("SAVE-3 a long log becomes one snapshot with the same document, and a short one is left alone", async () => {
  const written = writeRows(COMPACT_AFTER_UPDATES - 1);
  const document = documents.open(ADDRESS);
  documents.considerCompaction(document);
  expect(storage.documents.load(KEY).logRows).toBe(COMPACT_AFTER_UPDATES - 1);

  document.doc.getMap(WORKSHEET_CELLS).set("W-1/summary", cell("last"));
  storage.transaction(() => storage.documents.append(document.mergeWaiting()));
  document.show();
  documents.considerCompaction(document);
  await vi.waitUntil(() => storage.documents.load(KEY).logRows === 0, AT_REST);
  const [snapshot, ...rest] = storage.documents.load(KEY).updates;
  const loaded = new Y.Doc();
  Y.applyUpdate(loaded, snapshot ?? new Uint8Array());
  const cells = written.getMap(WORKSHEET_CELLS).toJSON();
  expect(loaded.getMap(WORKSHEET_CELLS).toJSON()).toEqual({
    ...cells,
    "W-1/summary": cell("last"),
  });
  expect([rest, document.logRows, warnings]).toEqual([[], 0, []]);
});

test("what a start has written at length is one snapshot before anybody is served, and little of it stays a log", () => {
  writeRows(COMPACT_RESTING_UPDATES - 1);
  documents.open(ADDRESS);
  documents.packAll();
  expect(storage.documents.load(KEY).logRows).toBe(COMPACT_RESTING_UPDATES - 1);

  const document = documents.open(ADDRESS);
  document.doc.getMap(WORKSHEET_CELLS).set("W-1/summary", cell("last"));
  storage.transaction(() => storage.documents.append(document.mergeWaiting()));
  document.show();
  documents.packAll();
  const { updates, logRows } = storage.documents.load(KEY);
  const loaded = new Y.Doc();
  for (const update of updates) Y.applyUpdate(loaded, update);
  expect([updates.length, logRows, document.logRows]).toEqual([1, 0, 0]);
  expect(loaded.getMap(WORKSHEET_CELLS).toJSON()).toEqual(
    document.doc.getMap(WORKSHEET_CELLS).toJSON(),
  );
});

test("a start goes on when its snapshot cannot be stored, and the log stays", () => {
  writeRows(COMPACT_RESTING_UPDATES);
  documents.open(ADDRESS);
  vi.spyOn(storage.documents, "compactInSteps").mockImplementationOnce(() => {
    throw new Error("disk full");
  });
  documents.packAll();
  expect(storage.documents.load(KEY).logRows).toBe(COMPACT_RESTING_UPDATES);
  expect(warnings).toEqual(["document-not-compacted"]);
});

test("a document that nobody reads is let go at the second look, and comes back whole", () => {
  const written = writeRows(3);
  const before = documents.open(ADDRESS);
  documents.unloadIdle();
  expect(before.isGone).toBe(false);
  // Whoever reads it in between begins the wait again.
  documents.open(ADDRESS);
  documents.unloadIdle();
  expect(before.isGone).toBe(false);
  documents.unloadIdle();
  expect(before.isGone).toBe(true);
  const after = documents.open(ADDRESS);
  expect(after).not.toBe(before);
  expect(after.doc.getMap(WORKSHEET_CELLS).toJSON()).toEqual(
    written.getMap(WORKSHEET_CELLS).toJSON(),
  );
});

test("a damaged document opens for nobody, and the others do as before", () => {
  writeRows(3);
  const file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  file.exec("UPDATE document_log SET bytes = x'0000'");
  file.close();
  expect(() => documents.open(ADDRESS)).toThrow(UnreadableDocument);
  expect(documents.open({ ...ADDRESS, document: CAUCUS }).isGone).toBe(false);
});

test("DISK-6 D12 what is found damaged is told of once and listed until a start finds it whole", () => {
  writeRows(3);
  expect(documents.unreadable(TALKS)).toEqual([]);
  const file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  file.exec("UPDATE document_log SET bytes = x'0000'");
  file.close();
  for (let look = 0; look < 3; look += 1) documents.lookOver(ADDRESS);
  expect(() => documents.open(ADDRESS)).toThrow(UnreadableDocument);
  expect(documents.unreadable(TALKS)).toEqual([WORKSHEET]);
  expect(warnings).toEqual(["document-damaged"]);
});

test("a log in which something is missing is damaged too: the rest of it would look like the whole", () => {
  const doc = new Y.Doc();
  const rows: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => rows.push(update));
  for (const value of ["1", "2"]) doc.getMap(WORKSHEET_CELLS).set("W-1/remarks", cell(value));
  const [, second] = rows;
  storage.transaction(() =>
    storage.documents.append([{ key: KEY, update: second ?? new Uint8Array() }]),
  );
  expect(() => documents.open(ADDRESS)).toThrow(UnreadableDocument);
});
