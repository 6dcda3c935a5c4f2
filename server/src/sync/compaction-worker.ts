import { parentPort } from "node:worker_threads";

import { makeSnapshot } from "./make-snapshot.ts";

// A thread of its own: making a snapshot of a large document takes longer than anybody who types should wait.

/** What the compactor is told of the updates that it sent. */
export type SnapshotAnswer = { readonly snapshot: Uint8Array } | { readonly error: string };

parentPort?.on("message", (updates: readonly Uint8Array[]) => {
  parentPort?.postMessage(answerTo(updates));
});

function answerTo(updates: readonly Uint8Array[]): SnapshotAnswer {
  try {
    return { snapshot: makeSnapshot(updates) };
  } catch (error) {
    return { error: String(error) };
  }
}
