import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

import { closeWords } from "@crosstable/shared/close-codes";
import { FACT } from "@crosstable/shared/events/facts";
import { parseSeatId, type SeatId } from "@crosstable/shared/ids";
import {
  EVENTS_PING_EVERY_MS,
  EVENTS_PING_TIMEOUT_MS,
  EVENTS_RECOVERY_MS,
  EVENTS_SIGN_IN_WITHIN_MS,
  MAX_EVENT_MESSAGE_BYTES,
  MAX_REQUESTS_PER_10_SECONDS,
} from "@crosstable/shared/limits";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import { EVENTS_PATH } from "@crosstable/shared/rooms";
import { Server as Engine, type Socket as EngineSocket } from "engine.io";
import { Server } from "socket.io";

import { openSeatBudget } from "../access/seat-budget.ts";
import type { Announcer, Connected, SeatChange, Whereabouts } from "../commands/ports.ts";
import { answerAsk } from "./answer-ask.ts";
import { AnswerBudget } from "./answer-budget.ts";
import { audienceRoom, audiencesOf } from "./audience-room.ts";
import { openEventDoor, type EventDoor } from "./event-door.ts";
import { EventReading } from "./event-reading.ts";
import type { EventHouseOptions, EventServer, EventSocket } from "./event-visitor.ts";
import { LiveFacts, watcherOf } from "./live-facts.ts";
import { OpenTabs } from "./open-tabs.ts";
import { guardRecovery } from "./recovery.ts";
import { UnreadAnswers } from "./unread-answers.ts";

const ASKS_COUNTED_MS = 10_000;

/** The event wire, as the rest of the house sees it. */
export interface EventHouse {
  readonly announcer: Announcer;
  readonly connected: Connected;
  readonly whereabouts: Whereabouts;
  /** Takes over an upgrade on `EVENTS_PATH`. Judges Origin itself. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes a seat's sockets at once; `session-ended` closes those whose session is over and leaves the others. */
  closeSeat(seat: SeatId, why: SeatChange): void;
  /** Tells everybody that the house closes, and closes every socket. */
  close(): Promise<void>;
}

/**
 * Opens the event wire: socket.io over WebSocket alone. It has no polling, because every polled request would have to be
 * judged by itself and the document wire needs WebSockets anyway.
 */
export function openEvents(options: EventHouseOptions): EventHouse {
  const door = openEventDoor(options);
  const { io, engine, reading } = openServer(options, door);
  const tabs = new OpenTabs();
  const live = new LiveFacts(io, tabs, options);
  guardRecovery(io, options);
  io.use((socket, next) => {
    const refused = judgeAtDoor(socket, options, door);
    if (refused !== undefined) options.meter.refused("event-wire", refused.reason);
    next(refused === undefined ? undefined : connectError(refused));
  });
  const { now } = options;
  const budget = openSeatBudget({
    now,
    windowMs: ASKS_COUNTED_MS,
    most: MAX_REQUESTS_PER_10_SECONDS,
  });
  const unread = new UnreadAnswers(io, options.steadyMs);
  const answers = new AnswerBudget(options.steadyMs);
  io.on("connection", (socket) => {
    seatTab(socket, { door, tabs, live, reading });
    const { run, warn, meter } = options;
    unread.follow(socket);
    answerAsk(socket, { budget, answers, unread, run, warn, meter });
    socket.on("disconnect", () => answers.forgetTheRested());
  });

  return {
    announcer: {
      tell(audience, fact) {
        io.to(audienceRoom(audience)).emit(FACT, fact);
        if (fact.fact === "moved" && audience.to === "table") live.changed(audience.negotiation);
      },
    },
    connected: { isConnected: (seat) => tabs.isConnected(seat) },
    whereabouts: whereabouts(io, { tabs, live }),
    handleUpgrade: (asked, socket, head) => {
      engine.handleUpgrade(asked, socket, head);
      reading.follow(socket);
    },
    closeSeat(seat, why) {
      // OBSERVER-1: an observer has no event wire.
      if (why === "stays-out" || why === "other-gallery") return;
      for (const socket of io.sockets.sockets.values()) {
        const { visitor } = socket.data;
        if (visitor.seat.id !== seat) continue;
        if (why === "session-ended" && options.isStillSignedIn(visitor)) continue;
        const reason = why === "changed" ? "rightsChanged" : "signedOut";
        socket.emit(FACT, { fact: "rights-changed", reason, words: closeWords(reason) });
        socket.disconnect(true);
      }
    },
    async close() {
      live.close();
      unread.stop();
      answers.stop();
      reading.stop();
      io.emit(FACT, { fact: "house-closing" });
      await io.close();
    },
  };
}

function openServer(
  options: EventHouseOptions,
  door: EventDoor,
): { io: EventServer; engine: Engine; reading: EventReading } {
  const mayOpen = (asked: IncomingMessage): boolean =>
    options.isAllowedOrigin(asked) && door.mayOpen(asked);
  const engine: Engine = new Engine({
    transports: ["websocket"],
    maxHttpBufferSize: MAX_EVENT_MESSAGE_BYTES,
    pingInterval: EVENTS_PING_EVERY_MS,
    pingTimeout: EVENTS_PING_TIMEOUT_MS,
    allowRequest: (asked, decide) => decide(null, mayOpen(asked)),
  });
  engine.on("connection", (line: EngineSocket) => {
    door.opened(line.request);
    line.once("close", () => door.closed(line.request));
  });
  const io: EventServer = new Server({
    path: EVENTS_PATH,
    serveClient: false,
    connectTimeout: EVENTS_SIGN_IN_WITHIN_MS,
    connectionStateRecovery: {
      maxDisconnectionDuration: EVENTS_RECOVERY_MS,
      skipMiddlewares: false,
    },
  });
  const reading = new EventReading(engine, options.steadyMs);
  // Bound, not attached: an attached engine would listen to `upgrade` beside the one router that owns it.
  io.bind(engine);
  return { io, engine, reading };
}

/** Nobody above catches what is thrown at this door: it would end the house, and anybody with a cookie can come this far. */
function judgeAtDoor(
  socket: EventSocket,
  options: EventHouseOptions,
  door: EventDoor,
): Refusal | undefined {
  try {
    return admit(socket, options) ?? door.judge(socket.data.visitor.seat.id);
  } catch (error) {
    options.warn("event-door-bug", { error });
    return refuse("not-stored", "The server could not do this. Nothing has changed; try again.");
  }
}

/** Judges who connects; what is wrong with it, or undefined. OBSERVER-1: an observer has no event wire. */
function admit(socket: EventSocket, options: EventHouseOptions): Refusal | undefined {
  const { seat: named, epoch } = socket.handshake.auth as Record<string, unknown>;
  const seat = typeof named === "string" ? parseSeatId(named) : undefined;
  const visitor = seat === undefined ? undefined : options.identify(socket.request, seat);
  if (visitor === undefined) {
    return refuse("not-signed-in", closeWords("signedOut"));
  }
  // RIGHTS-2: a page that was away while its seat changed was told nothing, and still believes what it was.
  if (epoch !== undefined && epoch !== visitor.seat.epoch) {
    return refuse("not-signed-in", closeWords("rightsChanged"));
  }
  if (visitor.seat.role === "observer") {
    return refuse("not-yours-to-ask", "An observer reads the gallery and asks nothing.");
  }
  const kept = socket.recovered ? socket.data : undefined;
  if (kept !== undefined && kept.visitor.session !== visitor.session) {
    return refuse("not-signed-in", closeWords("rightsChanged"));
  }
  socket.data = { visitor, room: kept?.room ?? null };
  return undefined;
}

/** How socket.io carries a refusal to a client that connects: as `connect_error`, with the refusal in `data`. */
function connectError(refused: Refusal): Error {
  return Object.assign(new Error(refused.words), { data: { refused } });
}

function seatTab(
  socket: EventSocket,
  at: { door: EventDoor; tabs: OpenTabs; live: LiveFacts; reading: EventReading },
): void {
  const { seat } = socket.data.visitor;
  const { negotiation } = seat;
  const { room } = socket.data;
  const tab = { id: socket.id, negotiation, seat: seat.id, room, health: null };
  at.door.satDown(seat.id, socket.request);
  at.reading.satDown(seat.id, socket.conn);
  at.tabs.add(tab);
  void socket.join(audiencesOf(seat).map(audienceRoom));
  at.live.welcome(tab, seat);
  if (room === "monitor") at.live.monitorOpened(negotiation, watcherOf(seat));
  at.live.changed(negotiation);
  socket.on("disconnect", () => {
    at.door.left(seat.id);
    at.reading.left(seat.id, socket.conn);
    at.tabs.remove(socket.id);
    at.live.changed(negotiation);
    // Whoever has stood up is counted no more, and socket.io would keep their line for as long as it answers pings.
    socket.conn.close();
  });
}

function whereabouts(io: EventServer, at: { tabs: OpenTabs; live: LiveFacts }): Whereabouts {
  return {
    enter(id, room) {
      const tab = at.tabs.enter(id, room);
      const socket = io.sockets.sockets.get(id);
      if (tab === undefined || socket === undefined) return;
      socket.data.room = room;
      if (room === "monitor") {
        at.live.monitorOpened(tab.negotiation, watcherOf(socket.data.visitor.seat));
      }
      at.live.changed(tab.negotiation);
    },
    report: (id, health) => at.tabs.report(id, health),
  };
}
