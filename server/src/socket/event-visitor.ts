import type { IncomingMessage } from "node:http";

import type { Fact, FACT } from "@crosstable/shared/events/facts";
import type { ASK } from "@crosstable/shared/events/replies";
import type { Answer, Request } from "@crosstable/shared/events/requests";
import type { Supposal } from "@crosstable/shared/events/supposals";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Seat } from "@crosstable/shared/roles";
import type { Room } from "@crosstable/shared/rooms";
import type { Server, Socket } from "socket.io";

import type { Asker } from "../commands/desk.ts";
import type { Feeds } from "../commands/live-talks.ts";
import type { Now } from "../commands/ports.ts";
import type { Warn } from "../log.ts";
import type { Meter } from "../meter.ts";

/** Whoever holds a session for a seat, as found when the connection opened. */
export interface EventVisitor {
  readonly seat: Seat;
  /** Id of the session, to see later whether it has ended. */
  readonly session: string;
}

/** What the event wire needs from the rest of the house. */
export interface EventHouseOptions {
  readonly isAllowedOrigin: (request: IncomingMessage) => boolean;
  /** Judges the cookies of the handshake against the seat that the client names. */
  readonly identify: (request: IncomingMessage, seat: SeatId) => EventVisitor | undefined;
  /** True while the seat's epoch is the visitor's and the session has not ended. */
  readonly isStillSignedIn: (visitor: EventVisitor) => boolean;
  readonly run: (asker: Asker, request: Request) => Answer;
  readonly stateOf: (negotiation: NegotiationId) => CaseState | undefined;
  readonly publishedOf: (negotiation: NegotiationId) => CaseState | undefined;
  readonly supposalsOf: (negotiation: NegotiationId) => Supposal[];
  readonly latestOf: (negotiation: NegotiationId) => Feeds | undefined;
  readonly seatsOf: (negotiation: NegotiationId) => readonly Seat[];
  /** The seats of whose sessions the cookies of a request are. */
  readonly heldBy: (request: IncomingMessage) => readonly SeatId[];
  readonly now: Now;
  /** A clock in milliseconds that only grows. */
  readonly steadyMs: () => number;
  readonly warn: Warn;
  readonly meter: Meter;
}

interface Asked {
  [ASK]: (raw: unknown, reply: unknown) => void;
}

interface Told {
  [FACT]: (fact: Fact) => void;
}

/** What is kept of a connection, and given back to it when it recovers. */
export interface EventSocketData {
  visitor: EventVisitor;
  room: Room | null;
}

export type EventServer = Server<Asked, Told, Record<string, never>, EventSocketData>;
export type EventSocket = Socket<Asked, Told, Record<string, never>, EventSocketData>;
