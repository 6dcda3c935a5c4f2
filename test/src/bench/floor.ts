import { createServer } from "node:http";

import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";
import { WebSocketServer, type WebSocket } from "ws";

import { NOTHING_NEW, replyMessage } from "./read-frame.ts";

// The floor: the least that lets people write together over the y-websocket protocol. It asks nobody who they are, looks at
// nothing, keeps nothing, and relays every frame to the others of its room. Whatever a server does beyond that costs something;
// how much is what the benchmark says.

/** Rooms under this path are answered with bytes that somebody has put there: what a join costs when nothing but sending is done. */
export const SHELF = "/shelf/";
/** A writer's first message under this path is put on the shelf. */
export const STOCKING = "/stock/";

if (import.meta.main) {
  const rooms = new Map<string, Set<WebSocket>>();
  const shelf = new Map<string, Buffer>();
  const http = createServer();
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  const nothingNew = replyMessage(NOTHING_NEW);
  const isStep1 = (frame: Buffer): boolean =>
    frame[0] === SYNC_MESSAGE.sync && frame[1] === SYNC_STEP.step1;

  sockets.on("connection", (socket, { url = "/" }) => {
    const room = rooms.get(url) ?? new Set();
    rooms.set(url, room.add(socket));
    socket.on("message", (frame: Buffer) => {
      if (isStep1(frame)) {
        socket.send(shelf.get(url) ?? nothingNew);
        return;
      }
      if (url.startsWith(STOCKING)) {
        shelf.set(url.replace(STOCKING, SHELF), frame);
        socket.close();
        return;
      }
      for (const other of room) if (other !== socket) other.send(frame);
    });
    // ws closes the connection by itself; the listener keeps the error from ending the process.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      room.delete(socket);
      if (room.size === 0) rooms.delete(url);
    });
  });
  http.listen(Number(process.env["PORT"] ?? "0"), "127.0.0.1");
}
