import * as Y from "yjs";

/**
 * One update that holds what these hold together, after a scratch document has loaded it and come to the same state. Throws when they
 * make no whole document, or when the snapshot would not be the same one.
 */
export function makeSnapshot(updates: readonly Uint8Array[]): Uint8Array {
  const doc = loaded(updates);
  const snapshot = Y.encodeStateAsUpdate(doc);
  if (!Y.equalSnapshots(Y.snapshot(loaded([snapshot])), Y.snapshot(doc)))
    throw new Error("the snapshot does not load to the same state");
  return snapshot;
}

function loaded(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new Error("something that it builds on is missing");
  return doc;
}
