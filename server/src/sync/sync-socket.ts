import { CLOSE, closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import type { DocumentRight } from "@crosstable/shared/documents/document-kinds";
import {
  MISSED_PONGS_BEFORE_CUT,
  SOCKET_HARD_BACKLOG_BYTES,
  SOCKET_SOFT_BACKLOG_BYTES,
} from "@crosstable/shared/limits";
import type { Seat } from "@crosstable/shared/roles";
import type { WebSocket } from "ws";

import { readMessage, type ClientMessage, type StateVector } from "./client-message.ts";
import { KEEP_ALIVE_FRAME, savedFrame } from "./frames.ts";
import { MalformedBytes, OverLimit } from "./guard/byte-reader.ts";
import { judgeUpdate } from "./guard/judge-update.ts";
import type { LiveDocument } from "./live-document.ts";
import type { Speaker } from "./presence-room.ts";
import { ResyncBudget } from "./resync-budget.ts";
import { SaveCount } from "./save-count.ts";

export interface SyncSocketOptions {
  readonly ws: WebSocket;
  readonly document: LiveDocument;
  readonly seat: Seat;
  readonly sideShort: string | null;
  readonly right: Exclude<DocumentRight, "none">;
  readonly wantsAck: boolean;
  /** A clock that only grows. */
  readonly monotonicMs: () => number;
  /** A message that reads well and waits for the tick. */
  readonly onMessage: (socket: SyncSocket, message: ClientMessage) => void;
  /** The socket takes no more part, though the handshake of closing may take a while yet. */
  readonly onLeft: (socket: SyncSocket) => void;
  /** The client broke the protocol. */
  readonly onRefused: (socket: SyncSocket, reason: CloseReason) => void;
  /** Something in this house is wrong. */
  readonly onBug: (socket: SyncSocket, error: unknown) => void;
}

/** One seat's connection to one document. */
export class SyncSocket implements Speaker {
  readonly seat: Seat;
  readonly sideShort: string | null;
  readonly document: LiveDocument;
  readonly #options: SyncSocketOptions;
  readonly #ws: WebSocket;
  readonly #saves = new SaveCount();
  readonly #resyncs: ResyncBudget;
  #toldSaved = 0;
  #hasLeft = false;
  /** Asked for everything that is missing, and not answered yet. */
  #awaitsStep2 = false;
  #asked: StateVector | null = null;
  /** Sends updates only after the first reply: before it the client could not tell a gap from a beginning. */
  #isFollowing = false;
  #missesPresence = false;
  #missedPongs = 0;
  #isQuiet = true;

  constructor(options: SyncSocketOptions) {
    this.#options = options;
    this.#resyncs = new ResyncBudget(options.monotonicMs);
    this.#ws = options.ws;
    this.seat = options.seat;
    this.sideShort = options.sideShort;
    this.document = options.document;
  }

  get isOpen(): boolean {
    return !this.#hasLeft;
  }

  /** Greets the client. OBSERVER-2: a seat that only reads is never asked for what it holds. */
  greet(): void {
    if (this.#options.right === "write") this.#askForMissing();
    const here = this.document.presence.everybody();
    if (here !== undefined) this.#send(here);
  }

  /** One message of the client. */
  receive(data: Uint8Array): void {
    if (this.#hasLeft) return;
    this.#missedPongs = 0;
    try {
      this.#options.onMessage(this, readMessage(data));
    } catch (error) {
      if (error instanceof MalformedBytes) this.refuse("malformed");
      else if (error instanceof OverLimit) this.refuse("tooLarge");
      else this.#options.onBug(this, error);
    }
  }

  /** In the tick, with the rights just checked. */
  takeIn(message: ClientMessage): void {
    try {
      switch (message.kind) {
        case "ask":
          this.#asked = message.stateVector;
          this.document.owe(this);
          break;
        case "write":
          this.#write(message.update, message.isStep2);
          break;
        case "presence":
          if (!message.said.every((each) => this.document.presence.hear(each, this)))
            this.refuse("presenceRefused");
          break;
        case "ask-presence":
          this.#missesPresence = true;
          this.document.owe(this);
          break;
      }
    } catch (error) {
      this.#options.onBug(this, error);
    }
  }

  maySpeakFor(client: number): boolean {
    return this.#options.right === "write" && this.document.isLeasedTo(this.seat.id, client);
  }

  #write(update: Uint8Array, isStep2: boolean): void {
    const { document, seat } = this;
    if (this.#options.right === "read") {
      // OBSERVER-2: the stock provider may answer with nothing; anything more is a write.
      const isNothing = update.byteLength === 2 && update[0] === 0 && update[1] === 0;
      if (!(isStep2 && isNothing)) this.refuse("readOnlyWrote");
      return;
    }
    this.#saves.take();
    if (isStep2) this.#awaitsStep2 = false;
    const verdict = judgeUpdate({
      document: document.address.document,
      doc: document.doc,
      update,
      isLeased: (client) => document.isLeasedTo(seat.id, client),
      isOwnSide: document.ofSide(seat.side),
    });
    switch (verdict.verdict) {
      case "refuse":
        this.refuse(verdict.reason);
        return;
      case "resync":
        this.#saves.hold();
        this.#resync();
        return;
      case "accept": {
        const reason = document.hasRoomFor(verdict.bytes)
          ? document.apply(verdict.bytes, this)
          : "tooLarge";
        if (reason !== null) {
          this.refuse(reason);
          return;
        }
        break;
      }
      case "known":
        break;
    }
    if (isStep2) this.#saves.release();
    document.owe(this);
  }

  /** While one question is open, more gaps are the same gap: a client that types while it connects makes several. */
  #resync(): void {
    if (this.#awaitsStep2) return;
    if (this.#resyncs.spend()) this.#askForMissing();
    else this.refuse("cannotResync");
  }

  #askForMissing(): void {
    this.#awaitsStep2 = true;
    this.#send(this.document.askFrame());
  }

  /** New writing of others. */
  follow(frame: Uint8Array): void {
    if (this.#isFollowing) this.#send(frame);
  }

  /** After the commit: the reply that was asked for, then the acknowledgement. */
  pay(): void {
    if (this.#asked !== null) {
      this.#send(this.document.replyFrame(this.#asked));
      this.#asked = null;
      this.#isFollowing = true;
    }
    const { saved } = this.#saves;
    if (this.#options.wantsAck && saved > this.#toldSaved) {
      this.#send(savedFrame(saved));
      this.#toldSaved = saved;
    }
    if (this.#missesPresence) this.tellPresence(undefined);
  }

  /** Presence is the first thing that a slow reader goes without; when it has caught up it is told of everybody. */
  tellPresence(news: Uint8Array | undefined): void {
    if (this.#ws.bufferedAmount > SOCKET_SOFT_BACKLOG_BYTES) {
      this.#missesPresence = true;
      return;
    }
    const frame = this.#missesPresence ? this.document.presence.everybody() : news;
    this.#missesPresence = false;
    if (frame !== undefined) this.#send(frame);
  }

  /** Each frame may pass the bound by itself, or a large document could never be loaded; the next one may not. */
  #send(frame: Uint8Array): void {
    if (this.#hasLeft) return;
    if (this.#ws.bufferedAmount > SOCKET_HARD_BACKLOG_BYTES) {
      this.close("tryAgain");
      return;
    }
    this.#isQuiet = false;
    this.#ws.send(frame);
  }

  /** Every few seconds: finds out whether the other end is there, and lets the other end know that this one is. */
  heartbeat(): void {
    if (this.#missedPongs >= MISSED_PONGS_BEFORE_CUT) {
      this.cut();
      return;
    }
    this.#missedPongs += 1;
    this.#ws.ping();
    if (this.#isQuiet) this.#send(KEEP_ALIVE_FRAME);
    this.#isQuiet = true;
  }

  ponged(): void {
    this.#missedPongs = 0;
  }

  /** The client broke the protocol. */
  refuse(reason: CloseReason): void {
    this.#options.onRefused(this, reason);
    this.close(reason);
  }

  /** From here on nothing of this socket counts, whatever is still on its way. */
  close(reason: CloseReason): void {
    if (this.#hasLeft) return;
    this.left();
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
