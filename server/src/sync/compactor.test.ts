import { once } from "node:events";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Worker } from "node:worker_threads";

import { COMPACT_AFTER_UPDATES } from "@crosstable/shared/document-limits";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { SNAPSHOT_PART_BYTES } from "../storage/sqlite-snapshot-parts.ts";
import { DATABASE_FILE } from "../storage/sqlite-storage.ts";
import type { Compaction, DocumentLog } from "../storage/storage.ts";
import {
  ADDRESS,
  AT_REST,
  cellsOf,
  KEY,
  openDocumentsOnTrial,
  type DocumentsOnTrial,
} from "./documents-on-trial.ts";
import type { LiveDocument } from "./live-document.ts";
import { CAUCUS } from "./wire-on-trial.ts";

let on: DocumentsOnTrial;
let disk: DocumentLog;
beforeEach(() => {
  on = openDocumentsOnTrial();
  disk = { ...on.storage.documents };
});
afterEach(() => on[Symbol.dispose]());

function longOne(): LiveDocument {
  on.writeRows(COMPACT_AFTER_UPDATES);
  return on.documents.open(ADDRESS);
}

/** Once, between the first two steps of a reading. */
function whileRead(act: () => void): void {
  vi.spyOn(on.storage.documents, "readInSteps").mockImplementationOnce(function* (key) {
    const steps = disk.readInSteps(key);
    const first = steps.next();
    if (first.done === true) throw new Error("it is read in one step");
    yield first.value;
    act();
    return yield* steps;
  });
}

/** Returns of what snapshots were put in place. */
function whilePut(act: (how: Compaction) => void): string[] {
  const keys: string[] = [];
  vi.spyOn(on.storage.documents, "compactInSteps").mockImplementation(function* (how) {
    keys.push(how.key);
    act(how);
    return yield* disk.compactInSteps(how);
  });
  return keys;
}

const logRows = (): number => disk.load(KEY).logRows;
const cells = ({ doc }: LiveDocument): unknown => doc.getMap(WORKSHEET_CELLS).toJSON();

test("DISK-9 people write between the steps of a long snapshot, and it all stands behind it", async () => {
  const document = longOne();
  on.write(document, "W-long", "x".repeat(5 * SNAPSHOT_PART_BYTES));
  let [isStepping, written] = [false, 0];
  const writeMeanwhile = (): void => {
    if (!isStepping || document.isGone) return;
    on.write(document, `W-${written}`, "meanwhile");
    written += 1;
    setImmediate(writeMeanwhile);
  };
  vi.spyOn(on.storage.documents, "compactInSteps").mockImplementation(function* (how) {
    isStepping = true;
    setImmediate(writeMeanwhile);
    const beyond = yield* disk.compactInSteps(how);
    isStepping = false;
    return beyond;
  });
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => document.logRows < COMPACT_AFTER_UPDATES, AT_REST);
  expect(written).toBeGreaterThan(3);
  expect([logRows(), document.logRows]).toEqual([written, written]);
  expect(cellsOf(disk.load(KEY).updates)).toEqual(cells(document));
});

test("DISK-9 people write between the steps in which a document is read, and it all stands behind its snapshot", async () => {
  const document = longOne();
  let written = 0;
  vi.spyOn(on.storage.documents, "readInSteps").mockImplementation(function* (key) {
    const steps = disk.readInSteps(key);
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) {
      yield step.value;
      on.write(document, `W-${written}`, "meanwhile");
      written += 1;
    }
    return step.value;
  });
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => logRows() < COMPACT_AFTER_UPDATES, AT_REST);
  expect(written).toBeGreaterThan(3);
  expect([logRows(), document.logRows, on.warnings]).toEqual([written, written, []]);
  expect(cellsOf(disk.load(KEY).updates)).toEqual(cells(document));
});

test("a snapshot that cannot be stored leaves the log as it was and is tried again", async () => {
  const document = longOne();
  const compact = vi.spyOn(on.storage.documents, "compactInSteps").mockImplementationOnce(() => {
    throw new Error("disk full");
  });
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => on.warnings.length === 1, AT_REST);
  expect(logRows()).toBe(COMPACT_AFTER_UPDATES);
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => logRows() === 0, AT_REST);
  expect(compact).toHaveBeenCalledTimes(2);
});

test("a document that is let go and loaded again while its snapshot is put in place counts what stands behind it", async () => {
  const before = longOne();
  let after = before;
  whilePut(() => {
    on.documents.evict(before);
    after = on.documents.open(ADDRESS);
    on.write(after, "W-1", "behind it");
  });
  on.documents.considerCompaction(before);
  await vi.waitUntil(() => logRows() === 1, AT_REST);
  expect(after).not.toBe(before);
  expect([after.logRows, after.isLogLong]).toEqual([1, false]);
  expect(cellsOf(disk.load(KEY).updates)).toEqual(cells(after));
});

test("a document that is let go while it is read has its snapshot all the same, and is whole when it comes back", async () => {
  const before = longOne();
  const held = cells(before);
  whileRead(() => on.documents.evict(before));
  on.documents.considerCompaction(before);
  await vi.waitUntil(() => logRows() === 0, AT_REST);
  const after = on.documents.open(ADDRESS);
  expect([after.logRows, cells(after), on.warnings]).toEqual([0, held, []]);
});

test("a snapshot behind which the log could not be trimmed is counted with the next one", async () => {
  const document = longOne();
  vi.spyOn(on.storage.documents, "compactInSteps").mockImplementationOnce(function* (how) {
    yield* disk.compactInSteps(how);
    throw new Error("disk full");
  });
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => on.warnings.length === 1, AT_REST);
  on.write(document, "W-1", "behind it");
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => logRows() === 0, AT_REST);
  expect([document.logRows, document.isLogLong]).toEqual([0, false]);
});

test("what is written while a snapshot is made has no second one made at once", async () => {
  const [document, other] = [longOne(), { ...ADDRESS, document: CAUCUS }];
  on.writeRows(COMPACT_AFTER_UPDATES, other);
  const keys = whilePut(({ key }) => {
    if (key !== KEY) return;
    on.write(document, "W-1", "behind it");
    on.documents.considerCompaction(document);
    // It would come after that.
    on.documents.considerCompaction(on.documents.open(other));
  });
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => disk.load(documentKey(other)).logRows === 0, AT_REST);
  expect(keys).toEqual([KEY, documentKey(other)]);
  expect([logRows(), document.logRows]).toEqual([1, 1]);
});

test("DISK-6 DISK-9 a row that is damaged between two steps of the reading is found, and no snapshot takes its place", async () => {
  const document = longOne();
  const put = whilePut(() => undefined);
  whileRead(() => {
    using file = new DatabaseSync(join(on.dataDir, DATABASE_FILE));
    file.exec(
      "UPDATE document_log SET bytes = x'0000' WHERE row = (SELECT max(row) FROM document_log)",
    );
  });
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => on.warnings.length === 1, AT_REST);
  expect([on.warnings, put]).toEqual([["document-not-compacted"], []]);
  expect(() => disk.load(KEY)).toThrow("cannot be read");
});

test("DISK-6 DISK-9 a document that is set aside between two steps of the reading stays aside, and no snapshot of it is put in place", async () => {
  const document = longOne();
  const put = whilePut(() => undefined);
  whileRead(() => disk.setAside(KEY));
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => on.warnings.length === 1, AT_REST);
  expect([on.warnings, put]).toEqual([["document-not-compacted"], []]);
  expect(disk.load(KEY).updates).toEqual([]);
});

test("a thread that ends while it is handed a document leaves the log as it was, and another makes the snapshot", async () => {
  const document = longOne();
  const threads: Worker[] = [];
  const begun = (thread: Worker): void => void threads.push(thread);
  process.on("worker", begun);
  let hasEnded = false;
  vi.spyOn(on.storage.documents, "readInSteps").mockImplementationOnce(function* (key) {
    while (threads.length === 0) yield [];
    void Promise.all(threads.map(async (thread) => once(thread, "exit"))).then(() => {
      hasEnded = true;
    });
    for (const thread of threads) void thread.terminate();
    while (!hasEnded) yield [];
    return yield* disk.readInSteps(key);
  });
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => on.warnings.length > 0, AT_REST);
  process.off("worker", begun);
  expect(threads).toHaveLength(1);
  expect([on.warnings, logRows()]).toEqual([["document-not-compacted"], COMPACT_AFTER_UPDATES]);
  on.documents.considerCompaction(document);
  await vi.waitUntil(() => logRows() === 0, AT_REST);
});
