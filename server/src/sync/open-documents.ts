import { COMPACT_AFTER_UPDATES } from "@crosstable/shared/limits";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";
import * as Y from "yjs";

import type { Storage } from "../storage/storage.ts";
import { LiveDocument } from "./live-document.ts";

const UNLOAD_AFTER_MS = 30_000;

/** The documents in memory. A document is loaded once, and stays until its last reader has gone and its bytes are stored. */
export class OpenDocuments {
  readonly #storage: Storage;
  readonly #documents = new Map<string, LiveDocument>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #warn: (words: string) => void;

  constructor(storage: Storage, warn: (words: string) => void) {
    this.#storage = storage;
    this.#warn = warn;
  }

  /** Throws UnreadableDocument. */
  open(address: DocumentAddress): LiveDocument {
    const key = documentKey(address);
    const open = this.#documents.get(key);
    if (open !== undefined) return open;
    const document = new LiveDocument(address, this.#storage);
    this.#documents.set(key, document);
    this.settle(document);
    return document;
  }

  all(): LiveDocument[] {
    return [...this.#documents.values()];
  }

  /** Forgets a document whose memory is ahead of the disk; the next reader loads what is stored. */
  evict(document: LiveDocument): void {
    this.#documents.delete(document.key);
    this.#stopTimer(document.key);
    for (const socket of document.sockets) socket.close("tryAgain");
    document.destroy();
  }

  /** After a commit or a departure: compacts a long log, unloads a document that nobody reads. */
  settle(document: LiveDocument): void {
    if (document.isGone) return;
    if (document.logRows > COMPACT_AFTER_UPDATES) this.#compact(document);
    this.#stopTimer(document.key);
    if (document.sockets.size > 0) return;
    const timer = setTimeout(() => this.#unload(document), UNLOAD_AFTER_MS);
    timer.unref();
    this.#timers.set(document.key, timer);
  }

  destroyAll(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const document of this.#documents.values()) document.destroy();
    this.#documents.clear();
  }

  #unload(document: LiveDocument): void {
    if (document.sockets.size > 0 || document.hasWaiting || document.isGone) return;
    this.#documents.delete(document.key);
    this.#timers.delete(document.key);
    document.destroy();
  }

  #stopTimer(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  /** Puts a snapshot in place of the log, after a scratch document has loaded it and come to the same state. */
  #compact(document: LiveDocument): void {
    document.logRows = 0;
    setImmediate(() => {
      if (document.isGone || document.hasWaiting) return;
      const snapshot = Y.encodeStateAsUpdate(document.doc);
      const scratch = new Y.Doc();
      Y.applyUpdate(scratch, snapshot);
      const isWhole = Buffer.from(Y.encodeStateVector(scratch)).equals(
        Y.encodeStateVector(document.doc),
      );
      scratch.destroy();
      if (!isWhole) {
        this.#warn(
          `${document.key} was not compacted: its snapshot does not load to the same state`,
        );
        return;
      }
      const { lastRow } = this.#storage.documents.load(document.key);
      this.#storage.documents.compact({ key: document.key, snapshot, throughRow: lastRow });
    });
  }
}
