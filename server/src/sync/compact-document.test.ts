import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey } from "@crosstable/shared/rooms";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";

import { openSqliteStorage } from "../storage/sqlite-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { compactDocument } from "./compact-document.ts";
import { cell } from "./guard/guard-on-trial.ts";
import { LiveDocument } from "./live-document.ts";
import { TALKS, WORKSHEET } from "./wire-on-trial.ts";

const ADDRESS = { negotiation: TALKS, document: WORKSHEET };
const KEY = documentKey(ADDRESS);

let held: DisposableStack;
let storage: Storage;
let document: LiveDocument;
beforeEach(() => {
  held = new DisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-compact-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  held.defer(() => storage.close());
  document = new LiveDocument(ADDRESS, storage);
  held.defer(() => document.destroy());
  document.doc.getMap(WORKSHEET_CELLS).set("W-1/remarks", cell("kept"));
  storage.transaction(() => storage.documents.append(document.mergeWaiting()));
  document.show();
});
afterEach(() => held.dispose());

test("DISK-7 D12 a snapshot that loads to the same document takes the place of the log", () => {
  compactDocument(document, storage);
  expect(storage.documents.load(KEY)).toMatchObject({ logRows: 0 });
  expect(new LiveDocument(ADDRESS, storage).doc.getMap(WORKSHEET_CELLS).toJSON()).toEqual({
    "W-1/remarks": cell("kept"),
  });
});

test("DISK-7 D12 a poisoned snapshot is found before anything of the log goes", () => {
  const before = storage.documents.load(KEY);
  // In memory, by a bug or by a bad memory chip: a struct that follows on nothing, so no load can ever place it.
  document.doc.store.clients.set(7, [new Y.GC(Y.createID(7, 5), 1)]);
  expect(() => compactDocument(document, storage)).toThrow("does not load to the same state");
  expect(storage.documents.load(KEY)).toEqual(before);
});
