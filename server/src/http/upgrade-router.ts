import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

import { parseSeatId } from "@crosstable/shared/ids";
import type { Seat } from "@crosstable/shared/roles";
import { EVENTS_PATH, parseSyncPath, type DocumentAddress } from "@crosstable/shared/rooms";
import { ACK_PARAM, SEAT_PARAM } from "@crosstable/shared/sync-wire";

import { isAllowedOrigin } from "../access/origin.ts";
import type { Sessions } from "../access/sessions.ts";

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

export interface UpgradeDoors {
  readonly origins: readonly string[];
  readonly sessions: Sessions;
  readonly onDocument: (
    upgrade: Upgrade,
    visitor: { seat: Seat; address: DocumentAddress; wantsAck: boolean },
  ) => void;
  readonly onEvents: (upgrade: Upgrade) => void;
}

/** The one owner of `upgrade`: says who may knock at which wire, before any handshake. */
export function routeUpgrades(server: Server, doors: UpgradeDoors): void {
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const upgrade = { request, socket, head };
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname === EVENTS_PATH || url.pathname === `${EVENTS_PATH}/`) {
      doors.onEvents(upgrade);
      return;
    }
    if (!url.pathname.startsWith("/sync/")) return turnAway(socket, "404 Not Found");
    if (!isAllowedOrigin(request.headers, doors.origins)) return turnAway(socket, "403 Forbidden");
    const seatId = parseSeatId(url.searchParams.get(SEAT_PARAM) ?? "");
    const signedIn =
      seatId === undefined ? undefined : doors.sessions.find(request.headers, seatId);
    if (signedIn === undefined) return turnAway(socket, "401 Unauthorized");
    const address = parseSyncPath(url.pathname);
    if (address === undefined) return turnAway(socket, "404 Not Found");
    doors.onDocument(upgrade, {
      seat: signedIn.seat,
      address,
      wantsAck: url.searchParams.get(ACK_PARAM) === "1",
    });
  });
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
