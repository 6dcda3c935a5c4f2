import type { Duplex } from "node:stream";

import { CLOSE, closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import {
  MAX_MESSAGE_FRAGMENTS,
  MAX_SYNC_MESSAGE_BYTES,
  SYNC_PING_EVERY_MS,
} from "@crosstable/shared/document-limits";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { DocumentAddress } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";
import { WebSocketServer, type WebSocket } from "ws";

import type { Warn } from "../log.ts";
import { NO_METER, type Meter } from "../meter.ts";
import { UnreadableDocument, type Storage } from "../storage/storage.ts";
import { CodedWebSocket } from "./coded-web-socket.ts";
import { CommitTick } from "./commit-tick.ts";
import { DocumentDoor, type Admitted, type KeptOut } from "./document-door.ts";
import { rootShape, type RootShapes } from "./guard/document-shape.ts";
import { GuestSockets, type IsGuest } from "./guest-sockets.ts";
import { Heartbeats } from "./heartbeats.ts";
import { InboundCount } from "./inbound-count.ts";
import { Line } from "./line.ts";
import type { LiveDocument } from "./live-document.ts";
import { OpenDocuments } from "./open-documents.ts";
import { People } from "./people.ts";
import { BUDGETS, type Budgets } from "./person.ts";
import type { ServerDocuments, SyncHouse } from "./ports.ts";
import { openServerDocuments } from "./server-documents.ts";
import { stampPresence } from "./stamp-presence.ts";
import { SyncSocket } from "./sync-socket.ts";

export interface SyncHouseOptions {
  readonly storage: Storage;
  readonly warn: Warn;
  readonly meter?: Meter;
  /** The short name of a side, for the initials on a presence. */
  readonly sideShort: (negotiation: NegotiationId, side: SideMark) => string | null;
  /** Why a document is closed to a seat that could read it by its role, or null; left out where there are no talks. */
  readonly keptOut?: KeptOut;
  /** Whether this side lets this seat read its caucus now; left out where there are no talks, and nobody is. */
  readonly isGuest?: IsGuest;
  /** A document was found damaged on the disk. */
  readonly onUnreadable?: (address: DocumentAddress) => void;
  /** A clock that only grows; minutes are counted by it. */
  readonly monotonicMs?: () => number;
  readonly pingEveryMs?: number | undefined;
  /** Whether a page may bring writing under clientIDs that were not handed to its seat. */
  readonly takesAnyAuthor?: boolean;
  /** What one person may send; left out for that of the limits. */
  readonly budgets?: Budgets | undefined;
  /** Left out for the table of the guard. */
  readonly shapes?: RootShapes | undefined;
  /** Left out for what the document wire shows of people. */
  readonly stamp?: typeof stampPresence | undefined;
}

const SECOND_MS = 1_000;

/** Opens the document wire: the y-websocket protocol, durable before visible. */
export function openSyncHouse(options: SyncHouseOptions): SyncHouse {
  return new House(options);
}

class House implements SyncHouse {
  readonly serverDocuments: ServerDocuments;
  readonly #options: SyncHouseOptions;
  readonly #meter: Meter;
  readonly #documents: OpenDocuments;
  readonly #door: DocumentDoor;
  readonly #tick: CommitTick;
  readonly #server: WebSocketServer;
  readonly #people: People;
  readonly #monotonicMs: () => number;
  /** Also those that are being closed. */
  readonly #connections = new Set<WebSocket>();
  readonly #heartbeats: Heartbeats<SyncSocket>;
  readonly #guests: GuestSockets;
  readonly #inbound: InboundCount;
  readonly #second: NodeJS.Timeout;
  #isClosing = false;

  constructor(options: SyncHouseOptions) {
    this.#options = options;
    const { storage, warn, meter = NO_METER, budgets = BUDGETS } = options;
    this.#meter = meter;
    this.#monotonicMs = options.monotonicMs ?? (() => performance.now());
    this.#inbound = new InboundCount(this.#monotonicMs);
    this.#people = new People(budgets, this.#monotonicMs);
    const documents = new OpenDocuments(storage, warn, options.onUnreadable);
    const onCommitted = (document: LiveDocument): void => documents.considerCompaction(document);
    this.#documents = documents;
    this.#guests = new GuestSockets(options.isGuest ?? (() => false));
    this.#door = new DocumentDoor({ ...options, documents, guests: this.#guests, meter });
    this.#tick = new CommitTick({
      storage,
      onCommitted,
      onFailed: (failed, error) => this.#evict(failed, error),
      guests: this.#guests,
      meter,
    });
    this.serverDocuments = openServerDocuments({
      storage,
      documents,
      onCommitted,
      onFailed: (document, error) => this.#evict([document], error),
    });
    this.#server = new WebSocketServer({
      noServer: true,
      perMessageDeflate: false,
      maxPayload: MAX_SYNC_MESSAGE_BYTES,
      maxFragments: MAX_MESSAGE_FRAGMENTS,
      clientTracking: false,
      WebSocket: CodedWebSocket,
    });
    this.#heartbeats = new Heartbeats<SyncSocket>(options.pingEveryMs ?? SYNC_PING_EVERY_MS);
    this.#second = setInterval(() => this.#everySecond(), SECOND_MS).unref();
  }

  readonly accept: SyncHouse["accept"] = (...[request, raw, head, visitor]) => {
    if (!this.#door.mayOpen(raw, this.#people.of(visitor.seat.id), this.#connections.size)) return;
    this.#server.handleUpgrade(request, raw, head, (ws) => {
      this.#connections.add(ws);
      ws.on("close", () => this.#connections.delete(ws));
      // ws has closed the connection by itself; the listener keeps the error from ending the process.
      ws.on("error", () => undefined);
      if (ws instanceof CodedWebSocket)
        ws.onBroken = (reason) => this.#meter.refused("document-wire", reason);
      const admitted = this.#isClosing ? "restarting" : this.#door.admit(visitor);
      if (typeof admitted !== "string") {
        this.#enter(ws, { ...admitted, wantsAck: visitor.wantsAck, raw });
        return;
      }
      this.#inbound.follow({ ws, raw, person: this.#people.of(visitor.seat.id) });
      this.#refuse(ws, admitted);
    });
  };

  get documentsInMemory(): number {
    return this.#documents.size;
  }

  closeSeat(seat: SeatId, reason: CloseReason): void {
    for (const socket of this.#people.socketsOf(seat)) socket.close(reason);
  }

  closeGuests(): void {
    this.#guests.closeThoseWhoMayNot();
  }

  readonly authors: SyncHouse["authors"] = (address) => {
    try {
      return this.#documents.open(address).authors();
    } catch (error) {
      // Of a document that nobody can read, nobody is an author.
      if (error instanceof UnreadableDocument) return new Map();
      throw error;
    }
  };

  lookOver(addresses: readonly DocumentAddress[]): void {
    for (const address of addresses) this.#documents.lookOver(address);
  }

  packAll(): void {
    this.#documents.packAll();
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    this.#heartbeats.stop();
    clearInterval(this.#second);
    this.#tick.flushAll();
    this.#people.stop();
    for (const socket of this.#people.sockets()) socket.close("restarting");
    await closed([...this.#connections]);
    this.#documents.destroyAll();
    this.#server.close();
  }

  #enter(ws: WebSocket, admitted: Admitted & { wantsAck: boolean; raw: Duplex }): void {
    const { seat, raw } = admitted;
    const { sideShort, warn, shapes = rootShape, stamp = stampPresence } = this.#options;
    const person = this.#people.of(seat.id);
    const socket = new SyncSocket({
      ...admitted,
      ws,
      person,
      line: new Line(raw),
      sideShort: seat.side === null ? null : sideShort(seat.negotiation, seat.side),
      monotonicMs: this.#monotonicMs,
      takesAnyAuthor: this.#options.takesAnyAuthor === true,
      shapes,
      stamp,
      meter: this.#meter,
      onMessage: (from, message) => this.#tick.receive(from, message),
      onLeft: (gone) => this.#leave(gone),
      onRefused: (_socket, reason) => warn("document-socket-refused", { role: seat.role, reason }),
      onBug: (from, error) => this.#mend(from, error),
    });
    person.enter(socket);
    this.#heartbeats.add(socket);
    this.#guests.add(socket);
    socket.document.audience.add(socket);
    this.#inbound.follow({
      ws,
      raw,
      person,
      heard: () => socket.heard(),
      cut: () => socket.close("tryAgain"),
    });
    ws.on("message", (data: Buffer, isBinary) => {
      person.sent();
      if (isBinary) socket.receive(data);
      else socket.refuse("malformed");
    });
    ws.on("ping", () => person.sent());
    ws.on("pong", () => person.sent());
    ws.on("close", () => socket.left());
    socket.greet();
  }

  #leave(socket: SyncSocket): void {
    const { document } = socket;
    this.#heartbeats.delete(socket);
    this.#guests.delete(socket);
    this.#people.leave(socket);
    document.audience.delete(socket);
    document.presence.leave(socket);
    if (!document.isGone && document.presence.hasNews) this.#tick.touch(document);
  }

  /** A bug of ours: it ends that connection, and nothing half-done stays in the document. */
  #mend(socket: SyncSocket, error: unknown): void {
    this.#options.warn("document-wire-bug", { role: socket.seat.role, error });
    socket.close("cannotResync");
  }

  #evict(documents: readonly LiveDocument[], error: unknown): void {
    for (const document of documents) {
      this.#options.warn("document-let-go", { ...damagedBy(error), error });
      this.#documents.evict(document);
    }
  }

  #refuse(ws: WebSocket, reason: CloseReason): void {
    this.#meter.refused("document-wire", reason);
    ws.close(CLOSE[reason], closeWords(reason));
  }

  #everySecond(): void {
    this.closeGuests();
    this.#people.forgetTheGone();
    this.#people.shedBacklog();
    this.#inbound.lookOver();
  }
}

function damagedBy(error: unknown): { damaged?: string } {
  return error instanceof UnreadableDocument ? { damaged: error.key } : {};
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
