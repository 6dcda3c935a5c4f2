import { documentRight } from "@crosstable/shared/documents/document-kinds";
import type { NegotiationId } from "@crosstable/shared/ids";
import { MAX_SYNC_MESSAGE_BYTES, SYNC_PING_EVERY_MS } from "@crosstable/shared/limits";
import { documentKey } from "@crosstable/shared/rooms";
import type { SideMark } from "@crosstable/shared/sides";
import { WebSocketServer, type WebSocket } from "ws";

import type { Storage } from "../storage/storage.ts";
import { CodedWebSocket } from "./coded-web-socket.ts";
import { CommitTick } from "./commit-tick.ts";
import { STILL_HERE_FRAME } from "./frames.ts";
import type { LiveDocument } from "./live-document.ts";
import { OpenDocuments } from "./open-documents.ts";
import type { SyncHouse, Visitor } from "./ports.ts";
import { openServerDocuments } from "./server-documents.ts";
import { closeWith, SyncSocket } from "./sync-socket.ts";

export interface SyncHouseOptions {
  readonly storage: Storage;
  readonly now: () => number;
  readonly warn: (words: string) => void;
  /** The short name of a side, for the initials on a presence. */
  readonly sideShort: (negotiation: NegotiationId, side: SideMark) => string | null;
}

/** What every part of one document wire shares. */
interface Wire extends SyncHouseOptions {
  readonly documents: OpenDocuments;
  readonly tick: CommitTick;
  readonly sockets: Set<SyncSocket>;
}

/** Opens the document wire: the y-websocket protocol, durable before visible. */
export function openSyncHouse(options: SyncHouseOptions): SyncHouse {
  const { storage, warn } = options;
  const documents = new OpenDocuments(storage, warn);
  const tick = openTick(options, documents);
  const wire: Wire = { ...options, documents, tick, sockets: new Set() };
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_SYNC_MESSAGE_BYTES,
    clientTracking: true,
    WebSocket: CodedWebSocket,
  });
  const heartbeat = setInterval(() => beat(wire), SYNC_PING_EVERY_MS);
  heartbeat.unref();
  let isClosing = false;
  return {
    accept: (...[request, raw, head, visitor]) => {
      if (isClosing) raw.destroy();
      else server.handleUpgrade(request, raw, head, (ws) => takeIn(wire, ws, visitor));
    },
    closeSeat: (seat, reason) => {
      for (const socket of wire.sockets) if (socket.seat.id === seat) socket.close(reason);
    },
    writers: (address) => new Set(documents.open(address).doc.store.clients.keys()),
    serverDocuments: openServerDocuments(wire),
    close: async () => {
      isClosing = true;
      clearInterval(heartbeat);
      tick.flush();
      for (const socket of wire.sockets) socket.close("restarting");
      await allClosed([...server.clients]);
      documents.destroyAll();
    },
  };
}

function openTick({ storage, warn }: SyncHouseOptions, documents: OpenDocuments): CommitTick {
  return new CommitTick({
    storage,
    onCommitted: (document) => documents.settle(document),
    onFailed: (failed, error) => {
      const keys = failed.map((document) => document.key).join(", ");
      warn(`what was new in ${keys} was not stored and nobody was shown it: ${String(error)}`);
      for (const document of failed) documents.evict(document);
    },
  });
}

/** A half-open connection answers no ping and is cut at the next one. */
function beat({ sockets }: Wire): void {
  for (const socket of sockets) {
    if (socket.isAlive) socket.ping(STILL_HERE_FRAME);
    else socket.terminate();
  }
}

/** The seat's row is read afresh: between the door and here its rights may have changed. */
function takeIn(wire: Wire, ws: WebSocket, visitor: Visitor): void {
  // Without a listener an error of this one socket would be an error of the process.
  ws.on("error", () => undefined);
  const { address } = visitor;
  const seat = wire.storage.seats.find(visitor.seat.id);
  if (seat === undefined) return closeWith(ws, "signedOut");
  if (seat.epoch !== visitor.seat.epoch) return closeWith(ws, "rightsChanged");
  const right = documentRight(seat, address.document);
  if (seat.negotiation !== address.negotiation || right === "none")
    return closeWith(ws, "notYourDocument");
  const document = loadStored(wire, visitor);
  if (document === undefined) return closeWith(ws, "tryAgain");
  const socket = new SyncSocket({
    ws,
    document,
    seat,
    sideShort: seat.side === null ? null : wire.sideShort(seat.negotiation, seat.side),
    right,
    wantsAck: visitor.wantsAck,
    tick: wire.tick,
    now: wire.now,
    hasRights: () => wire.storage.seats.find(seat.id)?.epoch === seat.epoch,
    onGone: (gone) => letOut(wire, gone),
    onRefused: (reason) => wire.warn(`a document socket of a ${seat.role} was closed: ${reason}`),
  });
  listen(socket, ws);
  wire.sockets.add(socket);
  document.sockets.add(socket);
  socket.open();
}

/** The document with everything in it on disk, so that nobody is greeted with what could still be lost. */
function loadStored(wire: Wire, { address }: Visitor): LiveDocument | undefined {
  try {
    wire.tick.flush();
    return wire.documents.open(address);
  } catch (error) {
    wire.warn(`${documentKey(address)} could not be opened: ${String(error)}`);
    return undefined;
  }
}

function listen(socket: SyncSocket, ws: WebSocket): void {
  ws.on("message", (data: Buffer, isBinary) => {
    if (isBinary) socket.receive(data);
    else socket.close("malformed");
  });
  ws.on("pong", () => {
    socket.isAlive = true;
  });
  ws.on("error", () => socket.leave());
  ws.on("close", () => socket.leave());
}

function letOut({ sockets, documents, tick }: Wire, socket: SyncSocket): void {
  const { document } = socket;
  sockets.delete(socket);
  document.sockets.delete(socket);
  if (document.isGone) return;
  document.presence.leave(socket);
  tick.touch(document);
  documents.settle(document);
}

/** Waits for the handshakes of closing; those that take too long are cut. */
async function allClosed(clients: readonly WebSocket[]): Promise<void> {
  await Promise.all(
    clients
      .filter((ws) => ws.readyState !== ws.CLOSED)
      .map(async (ws) => new Promise<void>((done) => ws.once("close", () => done()))),
  );
}
