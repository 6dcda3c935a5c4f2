import * as Y from "yjs";

import type { Storage } from "../storage/storage.ts";
import type { LiveDocument } from "./live-document.ts";

/**
 * Puts a snapshot in place of a document's log, after a scratch document has loaded it and come to the same state. Call it when
 * nothing waits for the disk, so that the snapshot holds what the log holds and no more. Throws when it may not be done; the log
 * is then as it was.
 */
export function compactDocument(document: LiveDocument, storage: Storage): void {
  const snapshot = Y.encodeStateAsUpdate(document.doc);
  const scratch = new Y.Doc();
  try {
    Y.applyUpdate(scratch, snapshot);
    if (!Y.equalSnapshots(Y.snapshot(scratch), Y.snapshot(document.doc)))
      throw new Error(`the snapshot of ${document.key} does not load to the same state`);
  } finally {
    scratch.destroy();
  }
  const { lastRow } = storage.documents.load(document.key);
  storage.documents.compact({ key: document.key, snapshot, throughRow: lastRow });
  document.compacted(snapshot.byteLength);
}
