import { parentPort } from "node:worker_threads";

import { ownBuffers } from "../helper-threads.ts";
import { joined, type UpdatePieces } from "../storage/storage.ts";
import { makeSnapshot } from "./make-snapshot.ts";

// A thread of its own: making a snapshot of a large document takes longer than anybody who types should wait.

/** What the thread is told of a document, in this order: the updates come step by step. */
export type SnapshotOrder = "begin" | readonly UpdatePieces[] | "make";

/** What the compactor is told of the updates that it sent. */
export type SnapshotAnswer = { readonly snapshot: Uint8Array } | { readonly error: string };

let updates: Uint8Array[] = [];

parentPort?.on("message", (order: SnapshotOrder) => {
  if (order === "make") {
    const answer = answerTo(updates);
    updates = [];
    const own = "snapshot" in answer ? ownBuffers([answer.snapshot]) : [];
    parentPort?.postMessage(answer, own);
    // Of a reading that came to no end nothing is left here.
  } else if (order === "begin") updates = [];
  else updates.push(...order.map(joined));
});

function answerTo(all: readonly Uint8Array[]): SnapshotAnswer {
  try {
    return { snapshot: makeSnapshot(all) };
  } catch (error) {
    return { error: String(error) };
  }
}
