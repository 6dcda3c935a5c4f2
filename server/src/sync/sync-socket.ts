import { CLOSE, closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import type { DocumentRight } from "@crosstable/shared/documents/document-kinds";
import {
  MAX_DOCUMENT_BYTES,
  SOCKET_HARD_BACKLOG_BYTES,
  SOCKET_SOFT_BACKLOG_BYTES,
} from "@crosstable/shared/limits";
import type { Seat } from "@crosstable/shared/roles";
import type { WebSocket } from "ws";
import * as Y from "yjs";

import { readMessage } from "./client-message.ts";
import type { CommitTick } from "./commit-tick.ts";
import { presenceFrame, savedFrame, step1Frame, step2Frame } from "./frames.ts";
import { MalformedBytes, OverLimit } from "./guard/byte-reader.ts";
import { judgeUpdate } from "./guard/judge-update.ts";
import type { LiveDocument } from "./live-document.ts";
import { ResyncBudget } from "./resync-budget.ts";
import { isEmptyPresence, readPresence } from "./said-presence.ts";

export interface SyncSocketOptions {
  readonly ws: WebSocket;
  readonly document: LiveDocument;
  readonly seat: Seat;
  readonly sideShort: string | null;
  readonly right: Exclude<DocumentRight, "none">;
  readonly wantsAck: boolean;
  readonly tick: CommitTick;
  readonly now: () => number;
  /** True while the seat still has the rights under which the socket was opened. */
  readonly hasRights: () => boolean;
  /** From here on the socket is in no room; called once. */
  readonly onGone: (socket: SyncSocket) => void;
  /** Why a socket was closed, in a word and without a name or a text. */
  readonly onRefused: (reason: string) => void;
}

const MOST_REASON_BYTES = 120;

/** Says goodbye in words that fit into a close frame. */
export function closeWith(ws: WebSocket, reason: CloseReason): void {
  ws.close(CLOSE[reason], closeWords(reason).slice(0, MOST_REASON_BYTES));
}

/** One seat's connection to one document. */
export class SyncSocket {
  readonly #options: SyncSocketOptions;
  readonly #resyncs: ResyncBudget;
  /** Writing frames received so far. */
  #written = 0;
  /** One of them led to a resync, and what it brought is not stored yet. */
  #hasGap = false;
  #isAckDue = false;
  #isGone = false;
  isAlive = true;

  constructor(options: SyncSocketOptions) {
    this.#options = options;
    this.#resyncs = new ResyncBudget(options.now);
  }

  get seat(): Seat {
    return this.#options.seat;
  }

  get document(): LiveDocument {
    return this.#options.document;
  }

  hasRights(): boolean {
    return this.#options.hasRights();
  }

  /** Greets the client. A seat that only reads is never asked for what it holds. */
  open(): void {
    const { document, right } = this.#options;
    if (right === "write") this.send(step1Frame(document.doc));
    this.#sendEverybody();
  }

  send(frame: Uint8Array): void {
    const { ws } = this.#options;
    if (ws.readyState !== ws.OPEN) return;
    if (ws.bufferedAmount > SOCKET_HARD_BACKLOG_BYTES) this.close("tryAgain");
    else ws.send(frame);
  }

  /** Presence is the first thing that a slow reader goes without. */
  sendPresence(frame: Uint8Array): void {
    if (this.#options.ws.bufferedAmount <= SOCKET_SOFT_BACKLOG_BYTES) this.send(frame);
  }

  /** Leaves the room at once; the handshake of closing may take its time. */
  close(reason: CloseReason): void {
    this.leave();
    closeWith(this.#options.ws, reason);
  }

  leave(): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#options.onGone(this);
  }

  ping(frame: Uint8Array): void {
    this.isAlive = false;
    this.#options.ws.ping();
    this.sendPresence(frame);
  }

  terminate(): void {
    this.#options.ws.terminate();
  }

  /** One message of the client. Decoded first, then allowed by name: what is on no list closes the socket. */
  receive(message: Uint8Array): void {
    if (this.#isGone) return;
    if (!this.hasRights()) {
      this.close("rightsChanged");
      return;
    }
    try {
      this.#take(message);
    } catch (error) {
      if (error instanceof OverLimit) this.#refuse("tooLarge");
      else if (error instanceof MalformedBytes) this.#refuse("malformed");
      else this.#fail(error);
    }
  }

  #take(message: Uint8Array): void {
    const read = readMessage(message);
    switch (read.kind) {
      case "step1":
        this.#answerStep1(read.stateVector);
        return;
      case "write":
        if (this.#options.right === "read") this.#takeFromReader(read);
        else this.#write(read);
        return;
      case "presence":
        this.#takePresence(read.payload);
        return;
      case "query-presence":
        this.#sendEverybody();
    }
  }

  #answerStep1(stateVector: Uint8Array): void {
    const { document } = this.#options;
    const isNew = stateVector.byteLength === 1;
    this.#afterCommit(() => {
      const missing = (): Uint8Array => Y.encodeStateAsUpdate(document.doc, stateVector);
      this.send(isNew ? document.fullFrame() : step2Frame(missing()));
    });
  }

  /** OBSERVER-2: a read-only seat was never asked for anything, so only nothing may come from it. */
  #takeFromReader({ update, isStep2 }: { update: Uint8Array; isStep2: boolean }): void {
    const isEmpty = update.byteLength === 2 && update[0] === 0 && update[1] === 0;
    if (!(isStep2 && isEmpty)) this.#refuse("readOnlyWrote");
  }

  #write({ update, isStep2 }: { update: Uint8Array; isStep2: boolean }): void {
    const { document, seat } = this.#options;
    this.#written += 1;
    const verdict = judgeUpdate({
      document: document.address.document,
      doc: document.doc,
      update,
      isLeased: (client) => document.isLeasedTo(seat.id, client),
    });
    switch (verdict.verdict) {
      case "refuse":
        return this.#refuse(verdict.reason);
      case "resync":
        return this.#resync();
      case "accept":
        if (document.bytes + verdict.bytes.byteLength > MAX_DOCUMENT_BYTES)
          return this.#refuse("tooLarge");
        if (!document.apply(verdict.bytes, this)) return this.#refuse("malformed");
        break;
      case "known":
        break;
    }
    // Whatever a gap left out is in the answer to the SyncStep1 that it led to.
    if (isStep2) this.#hasGap = false;
    this.#acknowledge();
  }

  #acknowledge(): void {
    if (!this.#options.wantsAck || this.#isAckDue) {
      this.#options.tick.touch(this.document);
      return;
    }
    this.#isAckDue = true;
    this.#afterCommit(() => {
      this.#isAckDue = false;
      if (!this.#hasGap) this.send(savedFrame(this.#written));
    });
  }

  #resync(): void {
    this.#hasGap = true;
    if (!this.#resyncs.spend()) this.#refuse("cannotResync");
    else this.#afterCommit(() => this.send(step1Frame(this.document.doc)));
  }

  #takePresence(payload: Uint8Array): void {
    const { document, right, seat, sideShort, tick } = this.#options;
    for (const said of readPresence(payload)) {
      if (right === "read" && isEmptyPresence(said)) continue;
      if (right === "write" && document.isLeasedTo(seat.id, said.client)) {
        if (!document.presence.say(said, { owner: this, seat, sideShort }))
          return this.#refuse("presenceRefused");
      } else if (!document.presence.isEcho(said)) return this.#refuse("presenceRefused");
    }
    if (document.presence.hasNews) tick.touch(document);
  }

  #sendEverybody(): void {
    const everybody = this.document.presence.everybody();
    if (everybody.length > 0) this.sendPresence(presenceFrame(everybody));
  }

  #afterCommit(act: () => void): void {
    this.document.afterCommit(act);
    this.#options.tick.touch(this.document);
  }

  #refuse(reason: CloseReason): void {
    this.#options.onRefused(reason);
    this.close(reason);
  }

  /** A bug of ours ends this connection, never the house. Nothing was applied: applying has its own way back. */
  #fail(error: unknown): void {
    this.#options.onRefused(`unexpected ${String(error)}`);
    this.close("tryAgain");
  }
}
