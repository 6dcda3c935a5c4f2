import type { Duplex } from "node:stream";

import type { CloseReason } from "@crosstable/shared/close-codes";
import type { RefusalReason } from "@crosstable/shared/refusals";

/** Why the door turned a connection away before any handshake. */
export type TurnedAway =
  | "origin"
  | "session"
  | "path"
  | "closing"
  | "bug"
  | "connects"
  | "tabs"
  | "sockets";

/** Who refused: one of the wires, a plain request, or the door before both wires. */
export type RefusedBy = "document-wire" | "event-wire" | "http" | "door";

/**
 * What the house tells of its own work, for whoever runs it. METRICS-1: numbers and reasons from closed lists, and never whose or of
 * which document. Called on the way of every edit, so a call costs a few additions and is made once an edit or commit and
 * never once a receiver.
 */
export interface Meter {
  /** A wire has taken this connection over. How many bytes went through it, it knows by itself. */
  connected(wire: "document" | "event", connection: Duplex): void;
  refused(by: RefusedBy, reason: CloseReason | RefusalReason | TurnedAway): void;
  /** So many updates of so many documents went to the disk in one transaction. */
  committed(updates: number, documents: number): void;
  /** The time from an update's receipt until its commit was handed to the sockets of all who write, and of those who only read as far as they fit into that turn. */
  shown(ms: number): void;
  /** Somebody is asked for everything that the server lacks, because what came did not fit on. */
  resynced(): void;
  /** A slow reader goes without a presence, or is closed. */
  fellBehind(what: "presence" | "socket"): void;
}

const nothing = (): void => undefined;

/** For a house that nobody measures. */
export const NO_METER: Meter = {
  connected: nothing,
  refused: nothing,
  committed: nothing,
  shown: nothing,
  resynced: nothing,
  fellBehind: nothing,
};
