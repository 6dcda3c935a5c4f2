import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import { openSqliteStorage } from "../storage/sqlite-storage.ts";
import type { Storage } from "../storage/storage.ts";
import { cell } from "./guard/guard-on-trial.ts";
import type { LiveDocument } from "./live-document.ts";
import { OpenDocuments } from "./open-documents.ts";
import { TALKS, WORKSHEET } from "./wire-on-trial.ts";

export const ADDRESS = { negotiation: TALKS, document: WORKSHEET };
export const KEY = documentKey(ADDRESS);
/** The thread that makes snapshots gives way to everything else that the machine does. */
export const AT_REST = { timeout: 30_000 };

/** Documents on a real disk. */
export interface DocumentsOnTrial extends Disposable {
  readonly dataDir: string;
  readonly storage: Storage;
  readonly documents: OpenDocuments;
  readonly warnings: readonly string[];
  /** So many rows of the log, each with one cell. Returns the document that they make. */
  writeRows(this: void, count: number, address?: DocumentAddress): Y.Doc;
  /** As a commit does. */
  write(document: LiveDocument, name: string, text: string): void;
}

export function openDocumentsOnTrial(): DocumentsOnTrial {
  const held = new DisposableStack();
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-documents-"));
  held.defer(() => rmSync(dataDir, { recursive: true }));
  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  held.defer(() => storage.close());
  const warnings: string[] = [];
  const documents = new OpenDocuments(storage, (words) => warnings.push(words));
  held.defer(() => documents.destroyAll());
  return {
    dataDir,
    storage,
    documents,
    warnings,
    writeRows: (count, address = ADDRESS) => {
      const doc = new Y.Doc();
      const key = documentKey(address);
      const rows: Uint8Array[] = [];
      doc.on("update", (update: Uint8Array) => rows.push(update));
      for (let row = 0; row < count; row += 1)
        doc.getMap(WORKSHEET_CELLS).set(`W-${row % 7}/remarks`, cell(`${row}`));
      storage.transaction(() => storage.documents.append(rows.map((update) => ({ key, update }))));
      return doc;
    },
    write: (document, name, text) => {
      document.doc.getMap(WORKSHEET_CELLS).set(`${name}/remarks`, cell(text));
      storage.transaction(() => storage.documents.append(document.mergeWaiting()));
      document.show();
    },
    [Symbol.dispose]: () => held.dispose(),
  };
}

/** What is in the cells of a document that is made of these. */
export function cellsOf(updates: readonly Uint8Array[]): unknown {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getMap(WORKSHEET_CELLS).toJSON();
}
