import type { Duplex } from "node:stream";

import type { CloseReason } from "@crosstable/shared/close-codes";
import { MAX_DOCUMENT_SOCKETS } from "@crosstable/shared/document-limits";
import { documentRight, type DocumentRight } from "@crosstable/shared/documents/document-kinds";
import type { Seat } from "@crosstable/shared/roles";
import type { DocumentName } from "@crosstable/shared/rooms";

import type { Warn } from "../log.ts";
import type { Meter } from "../meter.ts";
import { UnreadableDocument, type Storage } from "../storage/storage.ts";
import type { GuestSockets } from "./guest-sockets.ts";
import type { LiveDocument } from "./live-document.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { Person } from "./person.ts";
import type { Visitor } from "./ports.ts";
import type { SyncSocket } from "./sync-socket.ts";

/** Why a document is closed to a seat that could read it by its role, or null. */
export type KeptOut = (seat: Seat, document: DocumentName) => CloseReason | null;

interface DoorOptions {
  readonly storage: Pick<Storage, "seats">;
  readonly documents: OpenDocuments;
  readonly guests: GuestSockets;
  readonly keptOut?: KeptOut;
  readonly warn: Warn;
  readonly meter: Meter;
}

/** A seat with the document that it may open. */
export interface Admitted {
  readonly seat: Seat;
  readonly right: Exclude<DocumentRight, "none">;
  readonly document: LiveDocument;
}

/** Before the handshake, when even that would be too much. */
const TURNED_AWAY = {
  connects: "429 Too Many Requests",
  tabs: "429 Too Many Requests",
  sockets: "503 Service Unavailable",
} as const;

/** Who may come to the document wire: so many connections, and whoever has a right to the document that they ask for. */
export class DocumentDoor {
  readonly #options: DoorOptions;

  constructor(options: DoorOptions) {
    this.#options = options;
  }

  /** Before the handshake; `open` connections are there already. False where it was turned away. */
  mayOpen(raw: Duplex, person: Person<SyncSocket>, open: number): boolean {
    const why = whyNot(person, open);
    if (why === null) return true;
    this.#options.meter.refused("door", why);
    const head = `HTTP/1.1 ${TURNED_AWAY[why]}\r\nConnection: close\r\nContent-Length: 0`;
    raw.end(`${head}\r\n\r\n`, () => raw.destroy());
    return false;
  }

  /** The seat's row decides, not what was found a moment ago. */
  admit({ seat: found, address }: Visitor): CloseReason | Admitted {
    const { storage, documents, guests, keptOut, warn } = this.#options;
    const seat = storage.seats.find(found.id);
    if (seat === undefined) return "signedOut";
    if (seat.epoch !== found.epoch) return "rightsChanged";
    if (seat.negotiation !== address.negotiation) return "notYourDocument";
    const right = documentRight(seat, address.document, guests.isInvited(seat, address));
    if (right === "none") return "notYourDocument";
    const closed = keptOut?.(seat, address.document) ?? null;
    if (closed !== null) return closed;
    try {
      return { seat, right, document: documents.open(address) };
    } catch (error) {
      // SYNC-1: told for good, or every tab would come back for it for ever. The log has it already.
      if (error instanceof UnreadableDocument) return "unreadable";
      warn("document-not-opened", { error });
      return "tryAgain";
    }
  }
}

function whyNot(person: Person<SyncSocket>, open: number): keyof typeof TURNED_AWAY | null {
  if (!person.mayConnect()) return "connects";
  if (!person.hasRoom) return "tabs";
  return open >= MAX_DOCUMENT_SOCKETS ? "sockets" : null;
}
