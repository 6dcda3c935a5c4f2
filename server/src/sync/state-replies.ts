import * as Y from "yjs";

import type { StateVector } from "./client-message.ts";
import { step2Frame } from "./frames.ts";
import type { WireFrame } from "./wire-frame.ts";

/** A delegation that comes back together asks with two or three different state vectors, not with thirty. */
const MOST_REPLIES = 8;

/** Answers to SyncStep1, encoded once for everybody who lacks the same between two changes of the document. */
export class StateReplies {
  readonly #frames = new Map<string, WireFrame>();

  /** The document has changed. */
  forget(): void {
    this.#frames.clear();
  }

  frameFor(doc: Y.Doc, theirs: StateVector): WireFrame {
    // Told apart by what they lack: a client's own unsent writing, which the server has never seen, makes no difference.
    const from = new Map<number, number>();
    let lacks = "";
    for (const client of doc.store.clients.keys()) {
      const state = Y.getState(doc.store, client);
      const clock = Math.min(theirs.get(client) ?? 0, state);
      from.set(client, clock);
      if (clock < state) lacks += `${client}:${clock} `;
    }
    const before = this.#frames.get(lacks);
    if (before !== undefined) return before;
    const frame = step2Frame(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(from)));
    const [oldest] = this.#frames.keys();
    if (this.#frames.size >= MOST_REPLIES && oldest !== undefined) this.#frames.delete(oldest);
    this.#frames.set(lacks, frame);
    return frame;
  }
}
