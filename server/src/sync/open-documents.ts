import {
  REST_DOCUMENT_AFTER_MS,
  UNLOAD_DOCUMENT_AFTER_MS,
} from "@crosstable/shared/document-limits";
import type { NegotiationId } from "@crosstable/shared/ids";
import { documentKey, type DocumentAddress, type DocumentName } from "@crosstable/shared/rooms";

import type { Warn } from "../log.ts";
import { UnreadableDocument, type Storage } from "../storage/storage.ts";
import { Compactor } from "./compactor.ts";
import { memoryKeeper } from "./give-memory-back.ts";
import { LiveDocument } from "./live-document.ts";

/** The documents in memory. A document is loaded once, and stays until its last reader has been gone for a while. */
export class OpenDocuments {
  readonly #storage: Storage;
  readonly #warn: Warn;
  readonly #onUnreadable: (address: DocumentAddress) => void;
  /** Damaged on the disk, and closed until a start finds them whole. */
  readonly #unreadable = new Map<string, DocumentAddress>();
  readonly #compactor: Compactor;
  readonly #giveMemoryBack = memoryKeeper();
  readonly #documents = new Map<string, LiveDocument>();
  /** Nobody has read these since the last sweep. */
  readonly #idle = new Set<LiveDocument>();
  readonly #sweeps: readonly NodeJS.Timeout[];

  constructor(
    storage: Storage,
    warn: Warn,
    onUnreadable: (address: DocumentAddress) => void = () => undefined,
  ) {
    this.#storage = storage;
    this.#warn = warn;
    this.#onUnreadable = onUnreadable;
    this.#compactor = new Compactor(storage, warn, (key) => this.#documents.get(key));
    this.#sweeps = [
      setInterval(() => this.unloadIdle(), UNLOAD_DOCUMENT_AFTER_MS).unref(),
      setInterval(() => this.restUnused(), REST_DOCUMENT_AFTER_MS).unref(),
    ];
  }

  /** Throws UnreadableDocument; the other documents are not touched by that. */
  open(address: DocumentAddress): LiveDocument {
    const key = documentKey(address);
    const open = this.#documents.get(key);
    if (open !== undefined) {
      this.#idle.delete(open);
      return open;
    }
    if (this.#unreadable.has(key)) throw new UnreadableDocument(key);
    const document = this.#reading(address, () => new LiveDocument(address, this.#storage));
    if (document.hasDamagedSnapshot) this.#warn("snapshot-damaged", { damaged: key });
    this.#documents.set(key, document);
    return document;
  }

  /** Looks whether the disk gives a document back, before anybody asks for it. */
  lookOver(address: DocumentAddress): void {
    try {
      this.#reading(address, () => this.#storage.documents.load(documentKey(address)));
    } catch (error) {
      if (!(error instanceof UnreadableDocument)) throw error;
    }
  }

  /** Puts a damaged document aside, so that it can be written anew. */
  setAside(address: DocumentAddress): void {
    const key = documentKey(address);
    const open = this.#documents.get(key);
    if (open !== undefined) throw new Error(`${key} is open and not damaged`);
    this.#storage.documents.setAside(key);
    this.#unreadable.delete(key);
    this.#warn("document-written-anew", { damaged: key });
  }

  /** Documents of a negotiation that were found damaged. */
  unreadable(negotiation: NegotiationId): DocumentName[] {
    const found = [...this.#unreadable.values()];
    return found.flatMap((each) => (each.negotiation === negotiation ? [each.document] : []));
  }

  #reading<Result>(address: DocumentAddress, read: () => Result): Result {
    try {
      return read();
    } catch (error) {
      const key = documentKey(address);
      if (error instanceof UnreadableDocument && !this.#unreadable.has(key)) {
        this.#unreadable.set(key, address);
        this.#warn("document-damaged", { damaged: key });
        this.#onUnreadable(address);
      }
      throw error;
    }
  }

  get size(): number {
    return this.#documents.size;
  }

  isOpen(address: DocumentAddress): boolean {
    return this.#documents.has(documentKey(address));
  }

  /** Forgets a document that could not be stored; its readers come back to what is on the disk. */
  evict(document: LiveDocument): void {
    this.#forget(document);
    for (const socket of document.audience.everybody()) socket.close("tryAgain");
  }

  /** After a commit. */
  considerCompaction(document: LiveDocument): void {
    if (document.isLogLong) this.#compactor.add(document.key);
  }

  /** Before anybody is served: what a start has written at length is kept as snapshots, of which whoever comes is sent the whole. */
  packAll(): void {
    for (const document of this.#documents.values())
      if (document.isWorthASnapshot) this.#compactor.compactHere(document.key);
  }

  /** What nobody has written to or asked for since the last sweep needs no working copy, and no log: people may just sit there. */
  restUnused(): void {
    for (const document of this.#documents.values()) {
      if (document.restUnlessNeeded() && document.isWorthASnapshot)
        this.#compactor.add(document.key);
    }
    this.#giveMemoryBack();
  }

  /** What nobody has read since the last sweep goes. Between two ticks everything is stored, so there is nothing to wait for. */
  unloadIdle(): void {
    for (const document of this.#idle)
      if (document.audience.size === 0 && !document.hasWaiting) this.#forget(document);
    this.#idle.clear();
    for (const document of this.#documents.values())
      if (document.audience.size === 0) this.#idle.add(document);
  }

  destroyAll(): void {
    for (const sweep of this.#sweeps) clearInterval(sweep);
    this.#compactor.stop();
    for (const document of this.#documents.values()) document.destroy();
    this.#documents.clear();
  }

  #forget(document: LiveDocument): void {
    this.#documents.delete(document.key);
    this.#idle.delete(document);
    document.destroy();
  }
}
