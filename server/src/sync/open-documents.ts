import {
  COMPACT_AFTER_BYTES,
  COMPACT_AFTER_UPDATES,
  UNLOAD_DOCUMENT_AFTER_MS,
} from "@crosstable/shared/limits";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";

import type { Storage } from "../storage/storage.ts";
import { compactDocument } from "./compact-document.ts";
import { LiveDocument } from "./live-document.ts";

/** The documents in memory. A document is loaded once, and stays until its last reader has been gone for a while. */
export class OpenDocuments {
  readonly #storage: Storage;
  readonly #warn: (words: string) => void;
  readonly #documents = new Map<string, LiveDocument>();
  /** Nobody has read these since the last sweep. */
  readonly #idle = new Set<LiveDocument>();
  readonly #toCompact = new Set<LiveDocument>();
  readonly #sweep: NodeJS.Timeout;
  #compaction: NodeJS.Immediate | null = null;

  constructor(storage: Storage, warn: (words: string) => void) {
    this.#storage = storage;
    this.#warn = warn;
    this.#sweep = setInterval(() => this.unloadIdle(), UNLOAD_DOCUMENT_AFTER_MS).unref();
  }

  /** Throws UnreadableDocument; the other documents are not touched by that. */
  open(address: DocumentAddress): LiveDocument {
    const key = documentKey(address);
    const open = this.#documents.get(key);
    if (open !== undefined) {
      this.#idle.delete(open);
      return open;
    }
    const document = new LiveDocument(address, this.#storage);
    this.#documents.set(key, document);
    return document;
  }

  isOpen(address: DocumentAddress): boolean {
    return this.#documents.has(documentKey(address));
  }

  /** Forgets a document that could not be stored; its readers come back to what is on the disk. */
  evict(document: LiveDocument): void {
    this.#forget(document);
    for (const socket of document.sockets) socket.close("tryAgain");
  }

  /** After a commit. */
  considerCompaction(document: LiveDocument): void {
    const { logRows, logBytes } = document;
    if (logRows < COMPACT_AFTER_UPDATES && logBytes < COMPACT_AFTER_BYTES) return;
    this.#toCompact.add(document);
    this.#scheduleCompaction();
  }

  /** What nobody has read since the last sweep goes. Between two ticks everything is stored, so there is nothing to wait for. */
  unloadIdle(): void {
    for (const document of this.#idle)
      if (document.sockets.size === 0 && !document.hasWaiting) this.#forget(document);
    this.#idle.clear();
    for (const document of this.#documents.values())
      if (document.sockets.size === 0) this.#idle.add(document);
  }

  destroyAll(): void {
    clearInterval(this.#sweep);
    if (this.#compaction !== null) clearImmediate(this.#compaction);
    for (const document of this.#documents.values()) document.destroy();
    this.#documents.clear();
  }

  #forget(document: LiveDocument): void {
    this.#documents.delete(document.key);
    this.#idle.delete(document);
    this.#toCompact.delete(document);
    document.destroy();
  }

  /** One document a turn of the event loop, so that edits pass between two of them. */
  #scheduleCompaction(): void {
    this.#compaction ??= setImmediate(() => {
      this.#compaction = null;
      const [document] = this.#toCompact;
      if (document === undefined) return;
      this.#toCompact.delete(document);
      this.#compact(document);
      if (this.#toCompact.size > 0) this.#scheduleCompaction();
    });
  }

  #compact(document: LiveDocument): void {
    try {
      compactDocument(document, this.#storage);
    } catch (error) {
      // The log is whole; the next commit tries again.
      this.#warn(`${document.key} was not compacted: ${String(error)}`);
    }
  }
}
