import type { Storage } from "../storage/storage.ts";
import type { LiveDocument, MergedWriting } from "./live-document.ts";

export interface CommitTickOptions {
  readonly storage: Storage;
  /** Nothing of what waited in these documents is stored, or it could not be shown: nobody may go on with this memory. */
  readonly onFailed: (documents: readonly LiveDocument[], error: unknown) => void;
  readonly onCommitted: (document: LiveDocument) => void;
}

interface Batch {
  readonly document: LiveDocument;
  readonly stored: MergedWriting | null;
}

/**
 * One fsynced transaction an event-loop tick over all documents. An edit on an idle server leaves at the end of the tick that
 * received it; under load a tick gathers what came meanwhile. No timer is involved.
 */
export class CommitTick {
  readonly #options: CommitTickOptions;
  readonly #dirty = new Set<LiveDocument>();
  #scheduled: NodeJS.Immediate | null = null;

  constructor(options: CommitTickOptions) {
    this.#options = options;
  }

  /** Something of this document waits: writing, a reply, an acknowledgement or presence. */
  touch(document: LiveDocument): void {
    this.#dirty.add(document);
    this.#scheduled ??= setImmediate(() => this.flush());
  }

  /** Commits now. SAVE-1: nothing is shown or acknowledged before this transaction has returned. */
  flush(): void {
    if (this.#scheduled !== null) clearImmediate(this.#scheduled);
    this.#scheduled = null;
    const documents = [...this.#dirty];
    this.#dirty.clear();
    const batches = documents.flatMap((document) => this.#batchOf(document));
    const written = batches.filter(({ stored }) => stored !== null);
    try {
      storeBatches(this.#options.storage, written);
    } catch (error) {
      this.#options.onFailed(
        written.map(({ document }) => document),
        error,
      );
    }
    for (const batch of batches) this.#show(batch);
  }

  /** Rights once more: whoever lost theirs after the bytes came in has written nothing. */
  #batchOf(document: LiveDocument): Batch[] {
    if (document.isGone) return [];
    try {
      const outdated = [...document.waitingWriters()].filter((socket) => !socket.hasRights());
      if (outdated.length > 0) document.takeBack(new Set(outdated));
      for (const socket of outdated) socket.close("rightsChanged");
      return [{ document, stored: document.takeWaiting() }];
    } catch (error) {
      this.#options.onFailed([document], error);
      return [];
    }
  }

  #show({ document, stored }: Batch): void {
    if (document.isGone) return;
    try {
      document.committed(stored);
      this.#options.onCommitted(document);
    } catch (error) {
      this.#options.onFailed([document], error);
    }
  }
}

/** Stores what waited in several documents in one transaction, with whatever has to be stored together with it. */
export function storeBatches(
  storage: Storage,
  batches: readonly Batch[],
  alongside?: () => void,
): void {
  const rows = batches.flatMap(({ document, stored }) =>
    stored === null ? [] : [{ key: document.key, update: stored.update }],
  );
  if (rows.length === 0 && alongside === undefined) return;
  storage.transaction(() => {
    alongside?.();
    storage.documents.append(rows);
  });
}
