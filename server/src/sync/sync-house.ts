import { CLOSE, closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import { documentRight, type DocumentRight } from "@crosstable/shared/documents/document-kinds";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import { MAX_SYNC_MESSAGE_BYTES, SYNC_PING_EVERY_MS } from "@crosstable/shared/limits";
import type { Seat } from "@crosstable/shared/roles";
import type { DocumentAddress } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";
import { WebSocketServer, type WebSocket } from "ws";

import { UnreadableDocument, type Storage } from "../storage/storage.ts";
import { CodedWebSocket } from "./coded-web-socket.ts";
import { CommitTick } from "./commit-tick.ts";
import type { LiveDocument } from "./live-document.ts";
import { OpenDocuments } from "./open-documents.ts";
import type { ServerDocuments, SyncHouse, Visitor } from "./ports.ts";
import { openServerDocuments } from "./server-documents.ts";
import { SyncSocket } from "./sync-socket.ts";

export interface SyncHouseOptions {
  readonly storage: Storage;
  readonly warn: (words: string) => void;
  /** The short name of a side, for the initials on a presence. */
  readonly sideShort: (negotiation: NegotiationId, side: SideMark) => string | null;
  /** A document was found damaged on the disk. */
  readonly onUnreadable?: (address: DocumentAddress) => void;
  /** A clock that only grows; minutes are counted by it. */
  readonly monotonicMs?: () => number;
  readonly pingEveryMs?: number;
  /** Whether a page may bring writing under clientIDs that were not handed to its seat. */
  readonly takesAnyAuthor?: boolean;
}

/** Opens the document wire: the y-websocket protocol, durable before visible. */
export function openSyncHouse(options: SyncHouseOptions): SyncHouse {
  return new House(options);
}

class House implements SyncHouse {
  readonly serverDocuments: ServerDocuments;
  readonly #options: SyncHouseOptions;
  readonly #documents: OpenDocuments;
  readonly #tick: CommitTick;
  readonly #server: WebSocketServer;
  readonly #sockets = new Map<SeatId, Set<SyncSocket>>();
  /** Also those that are being closed. */
  readonly #connections = new Set<WebSocket>();
  readonly #heartbeat: NodeJS.Timeout;
  #isClosing = false;

  constructor(options: SyncHouseOptions) {
    this.#options = options;
    const { storage, warn } = options;
    const documents = new OpenDocuments(storage, warn, options.onUnreadable);
    const onCommitted = (document: LiveDocument): void => documents.considerCompaction(document);
    this.#documents = documents;
    this.#tick = new CommitTick({
      storage,
      onCommitted,
      onFailed: (failed, error) => this.#evict(failed, String(error)),
    });
    this.serverDocuments = openServerDocuments({
      storage,
      documents,
      onCommitted,
      onUnreadable: (document, error) => this.#evict([document], String(error)),
    });
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: MAX_SYNC_MESSAGE_BYTES,
      clientTracking: false,
      WebSocket: CodedWebSocket,
    });
    this.#heartbeat = setInterval(() => {
      for (const socket of this.#all()) socket.heartbeat();
    }, options.pingEveryMs ?? SYNC_PING_EVERY_MS).unref();
  }

  readonly accept: SyncHouse["accept"] = (...[request, raw, head, visitor]) => {
    this.#server.handleUpgrade(request, raw, head, (ws) => {
      this.#connections.add(ws);
      ws.on("close", () => this.#connections.delete(ws));
      // ws has closed the connection by itself; the listener keeps the error from ending the process.
      ws.on("error", () => undefined);
      const admitted = this.#admit(visitor);
      if (typeof admitted === "string") refuse(ws, admitted);
      else this.#enter(ws, { ...admitted, wantsAck: visitor.wantsAck });
    });
  };

  closeSeat(seat: SeatId, reason: CloseReason): void {
    for (const socket of this.#sockets.get(seat) ?? []) socket.close(reason);
  }

  readonly writers: SyncHouse["writers"] = (address) => {
    try {
      return new Set(this.#documents.open(address).doc.store.clients.keys());
    } catch (error) {
      // Of a document that nobody can read, nobody is an author.
      if (error instanceof UnreadableDocument) return new Set();
      throw error;
    }
  };

  lookOver(addresses: readonly DocumentAddress[]): void {
    for (const address of addresses) this.#documents.lookOver(address);
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#heartbeat);
    this.#tick.flush();
    for (const socket of this.#all()) socket.close("restarting");
    await closed([...this.#connections]);
    this.#documents.destroyAll();
    this.#server.close();
  }

  /** The seat's row decides, not what the door found a moment ago. */
  #admit(visitor: Visitor): CloseReason | Admitted {
    const seat = this.#options.storage.seats.find(visitor.seat.id);
    if (this.#isClosing) return "restarting";
    if (seat === undefined) return "signedOut";
    if (seat.epoch !== visitor.seat.epoch) return "rightsChanged";
    if (seat.negotiation !== visitor.address.negotiation) return "notYourDocument";
    const right = documentRight(seat, visitor.address.document);
    if (right === "none") return "notYourDocument";
    try {
      return { seat, right, document: this.#documents.open(visitor.address) };
    } catch (error) {
      // SYNC-1: told for good, or every tab would come back for it for ever.
      if (error instanceof UnreadableDocument) return "unreadable";
      this.#options.warn(`a document could not be opened: ${String(error)}`);
      return "tryAgain";
    }
  }

  #enter(ws: WebSocket, admitted: Admitted & { wantsAck: boolean }): void {
    const { seat } = admitted;
    const { sideShort, warn, monotonicMs = () => performance.now() } = this.#options;
    const socket = new SyncSocket({
      ...admitted,
      ws,
      sideShort: seat.side === null ? null : sideShort(seat.negotiation, seat.side),
      monotonicMs,
      takesAnyAuthor: this.#options.takesAnyAuthor === true,
      onMessage: (from, message) => this.#tick.receive(from, message),
      onLeft: (gone) => this.#leave(gone),
      onRefused: (_socket, reason) => warn(`a ${seat.role}'s document socket closed: ${reason}`),
      onBug: (from, error) => this.#mend(from, error),
    });
    this.#socketsOf(seat.id).add(socket);
    socket.document.sockets.add(socket);
    ws.on("message", (data: Buffer, isBinary) => {
      if (isBinary) socket.receive(data);
      else socket.refuse("malformed");
    });
    ws.on("pong", () => socket.ponged());
    ws.on("close", () => socket.left());
    socket.greet();
  }

  #leave(socket: SyncSocket): void {
    const { document, seat } = socket;
    const others = this.#socketsOf(seat.id);
    others.delete(socket);
    if (others.size === 0) this.#sockets.delete(seat.id);
    document.sockets.delete(socket);
    document.presence.leave(socket);
    if (!document.isGone && document.presence.hasNews) this.#tick.touch(document);
  }

  /** A bug of ours: it ends that connection, and nothing half-done stays in the document. */
  #mend(socket: SyncSocket, error: unknown): void {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#options.warn(`a message on ${socket.document.key} could not be dealt with: ${words}`);
    socket.close("cannotResync");
    if (socket.document.isBroken) this.#evict([socket.document], "it could not be loaded anew");
  }

  #evict(documents: readonly LiveDocument[], why: string): void {
    for (const document of documents) {
      this.#options.warn(
        `${document.key} was let go, and nothing that was not on disk was shown: ${why}`,
      );
      this.#documents.evict(document);
    }
  }

  #socketsOf(seat: SeatId): Set<SyncSocket> {
    const before = this.#sockets.get(seat);
    if (before !== undefined) return before;
    const sockets = new Set<SyncSocket>();
    this.#sockets.set(seat, sockets);
    return sockets;
  }

  #all(): SyncSocket[] {
    return [...this.#sockets.values()].flatMap((sockets) => [...sockets]);
  }
}

interface Admitted {
  readonly seat: Seat;
  readonly right: Exclude<DocumentRight, "none">;
  readonly document: LiveDocument;
}

function refuse(ws: WebSocket, reason: CloseReason): void {
  ws.close(CLOSE[reason], closeWords(reason));
}

/** Who does not answer in time is cut off; see CodedWebSocket. */
async function closed(connections: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    connections.map(
      async (ws) =>
        new Promise<void>((done) => {
          ws.on("close", () => done());
        }),
    ),
  );
}
