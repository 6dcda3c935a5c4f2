import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { COMPACT_AFTER_UPDATES, COMPACT_RESTING_UPDATES } from "@crosstable/shared/document-limits";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";

import { SNAPSHOT_PART_BYTES } from "../storage/sqlite-snapshot-parts.ts";
import { DATABASE_FILE, openSqliteStorage } from "../storage/sqlite-storage.ts";
import { UnreadableDocument, type Storage } from "../storage/storage.ts";
import { cell } from "./guard/guard-on-trial.ts";
import { OpenDocuments } from "./open-documents.ts";
import { CAUCUS, TALKS, WORKSHEET } from "./wire-on-trial.ts";

const ADDRESS = { negotiation: TALKS, document: WORKSHEET };
/** The thread that makes snapshots gives way to everything else that the machine does. */
const AT_REST = { timeout: 30_000 };
const KEY = documentKey(ADDRESS);

let held: DisposableStack;
let dataDir: string;
let storage: Storage;
let documents: OpenDocuments;
let warnings: string[];
beforeEach(() => {
  held = new DisposableStack();
  dataDir = mkdtempSync(join(tmpdir(), "crosstable-documents-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  held.defer(() => storage.close());
  warnings = [];
  documents = new OpenDocuments(storage, (words) => warnings.push(words));
  held.defer(() => documents.destroyAll());
});
afterEach(() => held.dispose());

/** So many rows of the log, each with one cell. Returns the document that they make. */
function writeRows(count: number): Y.Doc {
  const doc = new Y.Doc();
  const rows: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => rows.push(update));
  for (let row = 0; row < count; row += 1)
    doc.getMap(WORKSHEET_CELLS).set(`W-${row % 7}/remarks`, cell(`${row}`));
  storage.transaction(() => storage.documents.append(rows.map((update) => ({ key: KEY, update }))));
  return doc;
}

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

test("DISK-9 people write between the steps of a long snapshot, and it all stands behind it", async () => {
  writeRows(COMPACT_AFTER_UPDATES);
  const document = documents.open(ADDRESS);
  const write = (name: string, text: string): void => {
    document.doc.getMap(WORKSHEET_CELLS).set(`${name}/remarks`, cell(text));
    storage.transaction(() => storage.documents.append(document.mergeWaiting()));
    document.show();
  };
  write("W-long", "x".repeat(5 * SNAPSHOT_PART_BYTES));
  let [isStepping, written] = [false, 0];
  const writeMeanwhile = (): void => {
    if (!isStepping || held.disposed) return;
    write(`W-${written}`, "meanwhile");
    written += 1;
    setImmediate(writeMeanwhile);
  };
  const disk = { ...storage.documents };
  vi.spyOn(storage.documents, "compactInSteps").mockImplementation(function* (how) {
    isStepping = true;
    setImmediate(writeMeanwhile);
    const steps = disk.compactInSteps(how);
    while (steps.next().done !== true) yield;
    isStepping = false;
  });
  documents.considerCompaction(document);
  await vi.waitUntil(() => document.logRows < COMPACT_AFTER_UPDATES, AT_REST);
  expect(written).toBeGreaterThan(3);
  const { updates, logRows } = storage.documents.load(KEY);
  const loaded = new Y.Doc();
  for (const update of updates) Y.applyUpdate(loaded, update);
  expect([logRows, document.logRows]).toEqual([written, written]);
  const cells = (doc: Y.Doc): unknown => doc.getMap(WORKSHEET_CELLS).toJSON();
  expect(cells(loaded)).toEqual(cells(document.doc));
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

test("a snapshot that cannot be stored leaves the log as it was and is tried again", async () => {
  writeRows(COMPACT_AFTER_UPDATES);
  const document = documents.open(ADDRESS);
  const compact = vi.spyOn(storage.documents, "compactInSteps").mockImplementationOnce(() => {
    throw new Error("disk full");
  });
  documents.considerCompaction(document);
  await vi.waitUntil(() => warnings.length === 1, AT_REST);
  expect(storage.documents.load(KEY).logRows).toBe(COMPACT_AFTER_UPDATES);
  documents.considerCompaction(document);
  await vi.waitUntil(() => storage.documents.load(KEY).logRows === 0, AT_REST);
  expect(compact).toHaveBeenCalledTimes(2);
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
