import { documentKey } from "@crosstable/shared/rooms";

import type { Storage } from "../storage/storage.ts";
import { isClientWritten } from "./guard/document-shape.ts";
import type { LiveDocument } from "./live-document.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { ServerChange, ServerDocuments } from "./ports.ts";

/** How commands write the documents of the server, each time in one transaction with the row of the record. */
export function openServerDocuments(house: {
  storage: Storage;
  documents: OpenDocuments;
  onCommitted: (document: LiveDocument) => void;
  /** It cannot be read or shown: its readers come back to what is on the disk. */
  onFailed: (document: LiveDocument, error: unknown) => void;
}): ServerDocuments {
  const { storage, documents } = house;

  const changeAll = (changes: readonly ServerChange[], touched: readonly LiveDocument[]): void => {
    for (const { address, change } of changes) {
      const key = documentKey(address);
      const document = touched.find((each) => each.key === key);
      if (document !== undefined) document.doc.transact(() => change(document.doc));
    }
  };

  /** The readers have seen only what is stored, so they stay. */
  const forget = (document: LiveDocument): void => {
    try {
      document.reload();
    } catch (error) {
      house.onFailed(document, error);
    }
  };

  /** It is stored whatever becomes of the showing, so whoever asked for it is told that, and nobody is left with what stood there before. */
  const showAll = (touched: readonly LiveDocument[], beforeShown?: () => void): void => {
    try {
      beforeShown?.();
      for (const document of touched) {
        document.show();
        house.onCommitted(document);
      }
    } catch (error) {
      for (const document of touched) house.onFailed(document, error);
    }
  };

  return {
    commit({ changes, alongside, beforeShown }) {
      for (const { address } of changes) {
        if (isClientWritten(address.document))
          throw new Error(`${documentKey(address)} is not the server's to write`);
      }
      const touched = [...new Set(changes.map(({ address }) => documents.open(address)))];
      try {
        changeAll(changes, touched);
        storage.transaction(() => {
          alongside();
          storage.documents.append(touched.flatMap((document) => document.mergeWaiting()));
        });
      } catch (error) {
        for (const document of touched) forget(document);
        throw error;
      }
      showAll(touched, beforeShown);
    },
    read: (address, look) => look(documents.open(address).doc),
    setAside: (address) => {
      if (isClientWritten(address.document))
        throw new Error(`nothing but its log holds what stood in ${documentKey(address)}`);
      documents.setAside(address);
    },
    unreadable: (negotiation) => documents.unreadable(negotiation),
  };
}
