import { KEPT_REPLIES, KEPT_REPLY_BYTES } from "@crosstable/shared/document-limits";
import * as Y from "yjs";

import type { StateVector } from "./client-message.ts";
import { step2Frame } from "./frames.ts";
import type { WireFrame } from "./wire-frame.ts";

/** An answer, and how many of the document's pieces were looked at for it: with the same length it may cost nothing or much. */
export interface Reply {
  readonly frame: WireFrame;
  readonly looked: number;
}

/**
 * Answers to SyncStep1, encoded once for everybody who lacks the same between two changes of the document. A delegation that comes back
 * together asks with two or three different state vectors, not with thirty.
 */
export class StateReplies {
  readonly #frames = new Map<string, WireFrame>();
  #bytes = 0;

  /** The document has changed. */
  forget(): void {
    this.#frames.clear();
    this.#bytes = 0;
  }

  replyTo(doc: Y.Doc, theirs: StateVector): Reply {
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
    if (before !== undefined) return { frame: before, looked: from.size };
    const frame = step2Frame(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(from)));
    this.#frames.set(lacks, frame);
    this.#bytes += frame.byteLength;
    this.#forgetOldest(frame);
    return { frame, looked: from.size + piecesOf(doc) };
  }

  #forgetOldest(newest: WireFrame): void {
    for (const [lacks, frame] of this.#frames) {
      const fits = this.#frames.size <= KEPT_REPLIES && this.#bytes <= KEPT_REPLY_BYTES;
      if (fits || frame === newest) return;
      this.#frames.delete(lacks);
      this.#bytes -= frame.byteLength;
    }
  }
}

/** Yjs looks at each of them for what is deleted, however little the answer then holds. */
function piecesOf(doc: Y.Doc): number {
  let pieces = 0;
  for (const structs of doc.store.clients.values()) pieces += structs.length;
  return pieces;
}
