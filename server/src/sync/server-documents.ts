import type { Storage } from "../storage/storage.ts";
import { storeBatches, type CommitTick } from "./commit-tick.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { ServerDocuments } from "./ports.ts";

/** The documents that only the server writes, as commands see them. */
export function openServerDocuments(house: {
  storage: Storage;
  documents: OpenDocuments;
  tick: CommitTick;
}): ServerDocuments {
  const { storage, documents, tick } = house;
  return {
    commit({ changes, alongside }) {
      // Clients' writing has its own transaction; the two are never mixed, so that neither falls with the other.
      tick.flush();
      const touched = [...new Set(changes.map(({ address }) => documents.open(address)))];
      try {
        for (const { address, change } of changes) {
          const { doc } = documents.open(address);
          doc.transact(() => change(doc));
        }
        const batches = touched.map((document) => ({ document, stored: document.takeWaiting() }));
        storeBatches(storage, batches, alongside);
        for (const { document, stored } of batches) {
          document.committed(stored);
          documents.settle(document);
        }
      } catch (error) {
        for (const document of touched) documents.evict(document);
        throw error;
      }
    },
    read: (address, look) => look(documents.open(address).doc),
  };
}
