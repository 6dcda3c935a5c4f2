import type { Storage } from "../storage/storage.ts";
import type { LiveDocument } from "./live-document.ts";

export interface CommitTickOptions {
  readonly storage: Storage;
  /** The commit failed: nothing of these documents' waiting writing is stored. */
  readonly onFailed: (documents: readonly LiveDocument[], error: unknown) => void;
  readonly onCommitted: (document: LiveDocument) => void;
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
    const documents = [...this.#dirty].filter((document) => !document.isGone);
    this.#dirty.clear();
    const batches = documents.map((document) => ({ document, stored: document.takeWaiting() }));
    const rows = batches.flatMap(({ document, stored }) =>
      stored === null ? [] : [{ key: document.key, update: stored.update }],
    );
    try {
      if (rows.length > 0)
        this.#options.storage.transaction(() => this.#options.storage.documents.append(rows));
    } catch (error) {
      this.#options.onFailed(documents, error);
      return;
    }
    for (const { document, stored } of batches) {
      document.committed(stored);
      this.#options.onCommitted(document);
    }
  }
}
