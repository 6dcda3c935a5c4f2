import { COMPACT_AFTER_UPDATES, UNLOAD_DOCUMENT_AFTER_MS } from "@crosstable/shared/limits";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";

import type { Storage } from "../storage/storage.ts";
import { compactDocument } from "./compact-document.ts";
import { LiveDocument } from "./live-document.ts";

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
    const open = this.#documents.get(documentKey(address));
    if (open !== undefined) return open;
    const document = new LiveDocument(address, this.#storage);
    this.#documents.set(document.key, document);
    this.settle(document);
    return document;
  }

  /** Forgets a document whose memory is ahead of the disk; the next reader loads what is stored. */
  evict(document: LiveDocument): void {
    if (this.#documents.get(document.key) === document) this.#documents.delete(document.key);
    this.#stopTimer(document.key);
    document.destroy();
    for (const socket of document.sockets) socket.close("tryAgain");
  }

  /** After a commit or a departure: compacts a long log, unloads a document that nobody reads. */
  settle(document: LiveDocument): void {
    if (document.isGone) return;
    if (document.logRows > COMPACT_AFTER_UPDATES) this.#compactSoon(document);
    this.#stopTimer(document.key);
    if (document.sockets.size > 0) return;
    const timer = setTimeout(() => this.#unload(document), UNLOAD_DOCUMENT_AFTER_MS);
    timer.unref();
    this.#timers.set(document.key, timer);
  }

  destroyAll(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    for (const document of this.#documents.values()) document.destroy();
    this.#documents.clear();
  }

  #unload(document: LiveDocument): void {
    // Closing means stored first: one that still waits for the disk is settled again by its commit.
    if (document.sockets.size > 0 || document.hasWaiting || document.isGone) return;
    this.#documents.delete(document.key);
    this.#timers.delete(document.key);
    document.destroy();
  }

  #stopTimer(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  /** In a tick of its own, so that nobody's edit waits for it. */
  #compactSoon(document: LiveDocument): void {
    document.logRows = 0;
    setImmediate(() => {
      if (document.isGone) return;
      // Written again meanwhile: the commit of that comes back here.
      if (document.hasWaiting) document.logRows = COMPACT_AFTER_UPDATES;
      else this.#compact(document);
    });
  }

  #compact(document: LiveDocument): void {
    try {
      compactDocument(document, this.#storage);
    } catch (error) {
      this.#warn(`${document.key} was not compacted: ${String(error)}`);
    }
  }
}
