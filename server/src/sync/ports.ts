import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

import type { CloseReason } from "@crosstable/shared/close-codes";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { Seat } from "@crosstable/shared/roles";
import type { DocumentAddress, DocumentName } from "@crosstable/shared/rooms";
import type * as Y from "yjs";

/** An upgrade request whose Origin and session have been checked by the door. Rights are judged by the document wire itself. */
export interface Visitor {
  readonly seat: Seat;
  readonly address: DocumentAddress;
  readonly wantsAck: boolean;
}

/** The document wire, as the rest of the server sees it. */
export interface SyncHouse {
  /** Takes over an upgrade. Refuses what the seat may not open with a close code after the handshake. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer, visitor: Visitor): void;
  /** Closes every socket of a seat at once. */
  closeSeat(seat: SeatId, reason: CloseReason): void;
  /** Closes whoever reads a caucus whose side does not let them any more. */
  closeGuests(): void;
  /** The clientIDs under which something was written in a document, with the seats to which they were handed. */
  authors(address: DocumentAddress): ReadonlyMap<number, SeatId>;
  /** Looks whether the disk gives these documents back. What is damaged stays closed and is told to `onUnreadable`. */
  lookOver(addresses: readonly DocumentAddress[]): void;
  /** Call it at most before anybody is served: puts snapshots in place of what a start has written, in one piece. */
  packAll(): void;
  readonly serverDocuments: ServerDocuments;
  readonly documentsInMemory: number;
  /** Flushes what is waiting, closes every socket with `restarting`, frees every document. */
  close(): Promise<void>;
}

/** How commands write the documents that only the server writes. */
export interface ServerDocuments {
  /**
   * Applies the changes to server-written documents and stores them in one fsynced transaction together with
   * whatever `alongside` stores (the record row). Only after the commit anybody sees them. When anything throws, nothing is stored, the
   * documents are loaded anew from the disk, and the error is thrown on.
   */
  commit(options: {
    changes: readonly ServerChange[];
    alongside: () => void;
    /** Done when all of it is stored, and before anybody is shown it. */
    beforeShown?: (() => void) | undefined;
  }): void;
  /** Reads a document without opening it for anybody. The function must not keep the document. */
  read<Result>(address: DocumentAddress, look: (doc: Y.Doc) => Result): Result;
  /** Puts a damaged document that only the server writes aside: it is empty then, to be written anew from the record. */
  setAside(address: DocumentAddress): void;
  /** Documents of a negotiation, whoever writes them, that are damaged on the disk and closed. */
  unreadable(negotiation: NegotiationId): readonly DocumentName[];
}

export interface ServerChange {
  readonly address: DocumentAddress;
  readonly change: (doc: Y.Doc) => void;
}
