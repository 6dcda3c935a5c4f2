import { CLOSE, closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import { documentRight } from "@crosstable/shared/documents/document-kinds";
import type { NegotiationId } from "@crosstable/shared/ids";
import { MAX_SYNC_MESSAGE_BYTES, SYNC_PING_EVERY_MS } from "@crosstable/shared/limits";
import type { SideMark } from "@crosstable/shared/sides";
import { WebSocketServer, type WebSocket } from "ws";

import type { Storage } from "../storage/storage.ts";
import { CommitTick } from "./commit-tick.ts";
import type { LiveDocument } from "./live-document.ts";
import { OpenDocuments } from "./open-documents.ts";
import type { ServerDocuments, SyncHouse, Visitor } from "./ports.ts";
import { SyncSocket } from "./sync-socket.ts";

export interface SyncHouseOptions {
  readonly storage: Storage;
  readonly now: () => number;
  readonly warn: (words: string) => void;
  /** The short name of a side, for the initials on a presence. */
  readonly sideShort: (negotiation: NegotiationId, side: SideMark) => string | null;
}

/** Opens the document wire: the y-websocket protocol, durable before visible. */
export function openSyncHouse(options: SyncHouseOptions): SyncHouse {
  const { storage, now, warn } = options;
  const documents = new OpenDocuments(storage, warn);
  const sockets = new Set<SyncSocket>();
  const tick = new CommitTick({
    storage,
    onCommitted: (document) => documents.settle(document),
    onFailed: (failed, error) => {
      warn(
        `nothing of ${failed.map((document) => document.key).join(", ")} was stored: ${String(error)}`,
      );
      for (const document of failed) documents.evict(document);
    },
  });
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_SYNC_MESSAGE_BYTES,
    clientTracking: false,
  });
  const heartbeat = setInterval(() => {
    for (const socket of sockets) {
      if (socket.isAlive) socket.ping();
      else socket.terminate();
    }
  }, SYNC_PING_EVERY_MS);
  heartbeat.unref();

  const seatSocket = (ws: WebSocket, visitor: Visitor): void => {
    const seat = storage.seats.find(visitor.seat.id);
    if (seat === undefined || seat.epoch !== visitor.seat.epoch) return refuse(ws, "rightsChanged");
    if (seat.negotiation !== visitor.address.negotiation) return refuse(ws, "notYourDocument");
    const right = documentRight(seat, visitor.address.document);
    if (right === "none") return refuse(ws, "notYourDocument");
    const document = load(visitor);
    if (document === undefined) return refuse(ws, "tryAgain");
    const socket = new SyncSocket({
      ws,
      document,
      seat,
      sideShort: seat.side === null ? null : options.sideShort(seat.negotiation, seat.side),
      right,
      wantsAck: visitor.wantsAck,
      tick,
      now,
      hasRights: () => storage.seats.find(seat.id)?.epoch === seat.epoch,
      onBroken: (broken) => documents.evict(broken),
      onRefused: (reason) => warn(`a socket of a ${seat.role} was closed: ${reason}`),
    });
    enter(socket, ws);
  };

  const load = (visitor: Visitor): LiveDocument | undefined => {
    try {
      return documents.open(visitor.address);
    } catch (error) {
      warn(`a document could not be opened: ${String(error)}`);
      return undefined;
    }
  };

  const enter = (socket: SyncSocket, ws: WebSocket): void => {
    const { document } = socket;
    sockets.add(socket);
    document.sockets.add(socket);
    ws.on("message", (data: Buffer, isBinary) => {
      if (isBinary) socket.receive(data);
      else socket.close("malformed");
    });
    ws.on("pong", () => {
      socket.isAlive = true;
    });
    // A frame over the limit ends here with ws's own 1009; the close below tells the client why first.
    ws.on("error", () => socket.close("tooLarge"));
    ws.on("close", () => {
      sockets.delete(socket);
      document.sockets.delete(socket);
      document.presence.leave(socket);
      if (document.isGone) return;
      tick.touch(document);
      documents.settle(document);
    });
    // What was committed meanwhile goes out before the greeting, so that nobody is greeted with less than others saw.
    tick.flush();
    socket.open();
  };

  return {
    accept(request, raw, head, visitor) {
      server.handleUpgrade(request, raw, head, (ws) => seatSocket(ws, visitor));
    },
    closeSeat(seat, reason) {
      // What came in under the old rights is stored first; after this line the seat has no socket to write through.
      tick.flush();
      for (const socket of sockets) if (socket.seat.id === seat) socket.close(reason);
    },
    writers: (address) => new Set(documents.open(address).doc.store.clients.keys()),
    serverDocuments: serverDocuments({ storage, documents, tick }),
    async close() {
      clearInterval(heartbeat);
      tick.flush();
      await closeAll([...sockets]);
      documents.destroyAll();
    },
  };
}

function refuse(ws: WebSocket, reason: CloseReason): void {
  ws.on("error", () => ws.terminate());
  ws.close(CLOSE[reason], closeWords(reason).slice(0, 120));
}

const CLOSE_WITHIN_MS = 1_000;

async function closeAll(sockets: readonly SyncSocket[]): Promise<void> {
  for (const socket of sockets) socket.close("restarting");
  if (sockets.length === 0) return;
  await new Promise<void>((done) => {
    setTimeout(done, CLOSE_WITHIN_MS).unref();
    setImmediate(function look() {
      if (sockets.every((socket) => !socket.document.sockets.has(socket))) done();
      else setImmediate(look);
    });
  });
  for (const socket of sockets) socket.terminate();
}

function serverDocuments(house: {
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
        for (const { address, change } of changes) change(documents.open(address).doc);
        const batches = touched.map((document) => ({ document, stored: document.takeWaiting() }));
        storage.transaction(() => {
          alongside();
          storage.documents.append(
            batches.flatMap(({ document, stored }) =>
              stored === null ? [] : [{ key: document.key, update: stored.update }],
            ),
          );
        });
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
