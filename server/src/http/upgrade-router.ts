import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

import { parseSeatId } from "@crosstable/shared/ids";
import type { Seat } from "@crosstable/shared/roles";
import { EVENTS_PATH, parseSyncPath, type DocumentAddress } from "@crosstable/shared/rooms";
import { ACK_PARAM, EPOCH_PARAM, SEAT_PARAM } from "@crosstable/shared/sync-wire";

import { isAllowedOrigin } from "../access/origin.ts";
import type { Sessions } from "../access/sessions.ts";
import type { Warn } from "../log.ts";
import type { Meter, TurnedAway } from "../meter.ts";

/** A request to change over to a WebSocket, as Node hands it out. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** Who knocks at the document wire: a seat whose session was found, and the document that it names. */
export interface DocumentVisitor {
  /** With the epoch for which the visitor's page was loaded, where it says so. */
  readonly seat: Seat;
  readonly address: DocumentAddress;
  readonly wantsAck: boolean;
}

export interface UpgradeDoors {
  readonly origins: readonly string[];
  readonly sessions: Sessions;
  readonly onDocument: (upgrade: Upgrade, visitor: DocumentVisitor) => void;
  readonly onEvents: (upgrade: Upgrade) => void;
  readonly warn: Warn;
  readonly meter: Meter;
}

const TURNED_AWAY = {
  origin: "403 Forbidden",
  session: "401 Unauthorized",
  path: "404 Not Found",
  closing: "503 Service Unavailable",
  bug: "500 Internal Server Error",
} as const satisfies Partial<Record<TurnedAway, string>>;

/** The one owner of `upgrade`: says who may knock at which wire, before any handshake. */
export function routeUpgrades(server: Server, doors: UpgradeDoors): { close(): void } {
  let isClosing = false;
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    const turnAway = (why: keyof typeof TURNED_AWAY): void => {
      doors.meter.refused("door", why);
      sendAway(socket, why);
    };
    if (isClosing) return turnAway("closing");
    try {
      const why = route({ request, socket, head }, doors);
      if (why !== undefined) turnAway(why);
    } catch (error) {
      // An error that left this listener would end the whole house, and anybody on the network can come this far.
      doors.warn("upgrade-bug", { error });
      turnAway("bug");
    }
  });
  return {
    close: () => {
      isClosing = true;
    },
  };
}

function route(upgrade: Upgrade, doors: UpgradeDoors): keyof typeof TURNED_AWAY | undefined {
  const { headers, url = "" } = upgrade.request;
  // By hand: the path is what parseSyncPath reads letter by letter, and URL throws on what a stranger may send.
  const [path = "", query = ""] = url.split("?", 2);
  const isEvents = path === EVENTS_PATH || path === `${EVENTS_PATH}/`;
  if (!isEvents && !path.startsWith("/sync/")) return "path";
  if (!isAllowedOrigin(headers, doors.origins)) return "origin";
  if (isEvents) {
    doors.meter.connected("event", upgrade.socket);
    doors.onEvents(upgrade);
    return undefined;
  }
  const params = new URLSearchParams(query);
  const seatId = parseSeatId(params.get(SEAT_PARAM) ?? "");
  const signedIn = seatId === undefined ? undefined : doors.sessions.find(headers, seatId);
  if (signedIn === undefined) return "session";
  const address = parseSyncPath(path);
  if (address === undefined) return "path";
  const wantsAck = params.get(ACK_PARAM) === "1";
  doors.meter.connected("document", upgrade.socket);
  const seat = asLoaded(signedIn.seat, params.get(EPOCH_PARAM));
  doors.onDocument(upgrade, { seat, address, wantsAck });
  return undefined;
}

/** The document wire closes out a seat of another epoch than its own, and says that its rights have changed. */
function asLoaded(seat: Seat, epoch: string | null): Seat {
  return epoch === null ? seat : { ...seat, epoch: Number(epoch) };
}

function sendAway(socket: Duplex, why: keyof typeof TURNED_AWAY): void {
  socket.end(`HTTP/1.1 ${TURNED_AWAY[why]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () =>
    socket.destroy(),
  );
}
