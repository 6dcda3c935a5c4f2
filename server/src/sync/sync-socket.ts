import { CLOSE, closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import type { DocumentRight } from "@crosstable/shared/documents/document-kinds";
import type { Seat } from "@crosstable/shared/roles";
import type { WebSocket } from "ws";

import type { Meter } from "../meter.ts";
import { readMessage, type ClientMessage, type StateVector } from "./client-message.ts";
import { slowDownFrame } from "./frames.ts";
import { MalformedBytes, OverLimit } from "./guard/byte-reader.ts";
import type { RootShapes } from "./guard/document-shape.ts";
import type { Line } from "./line.ts";
import type { LiveDocument } from "./live-document.ts";
import { Outlet } from "./outlet.ts";
import type { Person } from "./person.ts";
import type { PresenceNews, Speaker } from "./presence-room.ts";
import { Pulse } from "./pulse.ts";
import type { SaidPresence } from "./read-presence.ts";
import type { RoomNews } from "./room-news.ts";
import { SocketWriting } from "./socket-writing.ts";
import type { stampPresence } from "./stamp-presence.ts";
import type { WireFrame } from "./wire-frame.ts";

export interface SyncSocketOptions {
  readonly ws: WebSocket;
  readonly line: Line;
  readonly document: LiveDocument;
  readonly seat: Seat;
  readonly person: Person<SyncSocket>;
  readonly sideShort: string | null;
  readonly right: Exclude<DocumentRight, "none">;
  readonly wantsAck: boolean;
  readonly shapes: RootShapes;
  readonly stamp: typeof stampPresence;
  readonly meter: Meter;
  /** A clock that only grows. */
  readonly monotonicMs: () => number;
  /** WRITE-1 is off: after a restored backup a page brings in what others wrote as well. */
  readonly takesAnyAuthor: boolean;
  /** A message that reads well and waits for the tick. */
  readonly onMessage: (socket: SyncSocket, message: ClientMessage) => void;
  /** The socket takes no more part, though the handshake of closing may take a while yet. */
  readonly onLeft: (socket: SyncSocket) => void;
  /** The client broke the protocol. */
  readonly onRefused: (socket: SyncSocket, reason: CloseReason) => void;
  /** Something in this house is wrong. */
  readonly onBug: (socket: SyncSocket, error: unknown) => void;
}

/** An answer costs about as much to make as it is long. */
const BYTES_ANSWERED_A_STEP = 8;
/** Each piece is asked whether it is deleted. */
const PIECES_LOOKED_AT_A_STEP = 4;

/** One seat's connection to one document. */
export class SyncSocket implements Speaker {
  readonly seat: Seat;
  readonly document: LiveDocument;
  readonly person: Person<SyncSocket>;
  readonly right: "read" | "write";
  /** Reads a caucus of which the seat is none. */
  readonly isGuest: boolean;
  readonly #options: SyncSocketOptions;
  readonly #ws: WebSocket;
  readonly #outlet: Outlet;
  readonly #writing: SocketWriting;
  #hasLeft = false;
  #isShutOut = false;
  #asked: StateVector | null = null;
  /** Sends updates only after the first reply: before it the client could not tell a gap from a beginning. */
  #isFollowing = false;
  #missesPresence = false;
  readonly #pulse: Pulse;

  constructor(options: SyncSocketOptions) {
    this.#options = options;
    this.#pulse = new Pulse(options.monotonicMs);
    this.#ws = options.ws;
    this.#outlet = new Outlet(options.line, options.meter);
    this.right = options.right;
    this.seat = options.seat;
    this.document = options.document;
    this.person = options.person;
    this.isGuest = this.document.address.document.kind === "caucus" && this.seat.side === null;
    this.#writing = new SocketWriting(this, options);
  }

  /** What a client sent before it left is still taken in; from a socket that this house has closed nothing is. */
  mayStillSay(message: ClientMessage): boolean {
    if (this.#isShutOut) return false;
    return !this.#hasLeft || message.kind === "write";
  }

  /** Greets the client. OBSERVER-2: a seat that only reads is never asked for what it holds. */
  greet(): void {
    if (this.right === "write") this.#writing.askForMissing();
    const here = this.isGuest ? undefined : this.document.presence.everybody();
    if (here !== undefined) this.send(here);
  }

  /** One message of the client. */
  receive(data: Uint8Array): void {
    if (this.#hasLeft) return;
    this.#pulse.heard();
    try {
      this.#options.onMessage(this, readMessage(data));
    } catch (error) {
      if (error instanceof MalformedBytes) this.refuse("malformed");
      else if (error instanceof OverLimit) this.refuse("tooLarge");
      else this.#options.onBug(this, error);
    }
  }

  /** In the tick, with the rights just checked. True when it brought new writing. */
  takeIn(message: ClientMessage): boolean {
    try {
      switch (message.kind) {
        case "ask":
          this.#asked = message.stateVector;
          this.document.owe(this);
          break;
        case "write":
          return this.#writing.take(message.update, message.isStep2);
        case "presence":
          this.#hear(message.said);
          break;
        case "ask-presence":
          this.#missesPresence = true;
          this.document.owe(this);
          break;
      }
    } catch (error) {
      this.#options.onBug(this, error);
    }
    return false;
  }

  #hear(said: readonly SaidPresence[]): void {
    let shown = 0;
    for (const each of said) {
      const heard = this.document.presence.hear(each, this);
      // The backup does not know under which ids pages were opened after it; they are shown when they are loaded again.
      if (heard === "refused" && !this.#options.takesAnyAuthor) this.refuse("presenceRefused");
      if (heard === "refused") break;
      if (heard === "shown") shown += 1;
    }
    if (shown > 0) this.person.showed(shown);
  }

  stamp(state: object): object | null {
    return this.#options.stamp(state, this.#options);
  }

  maySpeakFor(client: number): boolean {
    return this.right === "write" && this.document.leases.isLeasedTo(this.seat.id, client);
  }

  /** What a turn has brought: others' writing, then presence. One write, where nothing has to be left out for this socket. */
  follow(news: RoomNews): void {
    const update = this.#isFollowing && news.author !== this ? news.update : null;
    const presence = news.presence === null ? null : this.#presenceIn(news.presence);
    if (update === news.update && presence === (news.presence?.shared ?? null)) {
      this.send(news.whole);
      return;
    }
    if (update !== null) this.send(update);
    if (presence !== null) this.send(presence);
  }

  /** After the commit: what is asked of the client, the reply that it asked for, then the acknowledgement. */
  pay(): void {
    if (this.#hasLeft) return;
    this.#writing.askIfOwed();
    if (this.#asked !== null) this.#answer(this.#asked);
    if (this.#options.wantsAck) this.#writing.tellSaved();
    if (!this.#missesPresence) return;
    const everybody = this.#presenceIn(null);
    if (everybody !== null) this.send(everybody);
  }

  #answer(asked: StateVector): void {
    this.#asked = null;
    if (this.person.hasHadTheirTurn) {
      this.#options.onMessage(this, { kind: "ask", stateVector: asked });
      return;
    }
    const { frame, looked } = this.document.reply(asked);
    const made = frame.byteLength / BYTES_ANSWERED_A_STEP + looked / PIECES_LOOKED_AT_A_STEP;
    this.person.worked(asked.size + made);
    this.send(frame);
    this.#isFollowing = true;
  }

  /** When a slow reader has caught up it is told of everybody. */
  #presenceIn(news: PresenceNews | null): WireFrame | null {
    // CAUCUS-3: a guest reads what is written and is told of nobody who is there.
    if (this.isGuest) return null;
    if (!this.#outlet.hasRoomForPresence()) {
      this.#missesPresence = true;
      return null;
    }
    const frame = this.#missesPresence ? this.document.presence.everybody() : news?.frameFor(this);
    this.#missesPresence = false;
    return frame ?? null;
  }

  send(frame: WireFrame): void {
    if (this.#hasLeft) return;
    if (!this.#outlet.send(frame)) this.close("tryAgain");
  }

  get backlogBytes(): number {
    return this.#outlet.backlogBytes;
  }

  /** The person sends more than the budget: their connection fills up until they have waited for it. */
  slowDown(waitMs: number): void {
    if (this.#hasLeft) return;
    this.#pulse.pause();
    this.#ws.pause();
    if (this.#options.wantsAck) this.send(slowDownFrame(waitMs));
  }

  readOn(): void {
    this.#pulse.resume();
    if (!this.#hasLeft) this.#ws.resume();
  }

  /** Every few seconds: finds out whether the other end is there, and lets the other end know that this one is. */
  heartbeat(): void {
    switch (this.#pulse.look(this.#outlet)) {
      case "stuck":
        this.close("tryAgain");
        return;
      case "dead":
        this.cut();
        return;
      case "well":
        this.#ws.ping();
        if (!this.#outlet.keepAlive()) this.close("tryAgain");
    }
  }

  /** Something has come, be it a piece of a message: on a slow line the answer to a ping waits behind the rest. */
  heard(): void {
    this.#pulse.heard();
  }

  /** The client broke the protocol. */
  refuse(reason: CloseReason): void {
    this.#options.onRefused(this, reason);
    this.close(reason);
  }

  /** From here on nothing of this socket counts, whatever is still on its way. */
  close(reason: CloseReason): void {
    this.#isShutOut = true;
    if (this.#hasLeft) return;
    // MEDIATOR-3: no figure counts the end of an invitation.
    if (reason !== "invitationOver") this.#options.meter.refused("document-wire", reason);
    this.left();
    // A paused socket would not hear the goodbye that answers this one.
    this.#ws.resume();
    this.#ws.close(CLOSE[reason], closeWords(reason));
  }

  /** Ends the connection without a word. */
  cut(): void {
    this.left();
    this.#ws.terminate();
  }

  left(): void {
    if (this.#hasLeft) return;
    this.#hasLeft = true;
    this.#options.onLeft(this);
  }
}
