import { CLOSE, closeWords, type CloseReason } from "@crosstable/shared/close-codes";
import type { DocumentRight } from "@crosstable/shared/documents/document-kinds";
import {
  MAX_RESYNCS_PER_MINUTE,
  SOCKET_HARD_BACKLOG_BYTES,
  SOCKET_SOFT_BACKLOG_BYTES,
} from "@crosstable/shared/limits";
import type { Seat } from "@crosstable/shared/roles";
import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";
import type { WebSocket } from "ws";
import * as Y from "yjs";

import type { CommitTick } from "./commit-tick.ts";
import { presenceFrame, savedFrame, step1Frame, step2Frame } from "./frames.ts";
import { ByteReader, MalformedBytes } from "./guard/byte-reader.ts";
import { judgeUpdate } from "./guard/judge-update.ts";
import type { LiveDocument } from "./live-document.ts";
import { readPresence } from "./presence-room.ts";

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
  /** The document took in half of something: nobody may see it. */
  readonly onBroken: (document: LiveDocument) => void;
  readonly onRefused: (reason: CloseReason) => void;
}

const MINUTE_MS = 60_000;
const EMPTY_STATE_VECTOR_BYTES = 1;

/** One seat's connection to one document. */
export class SyncSocket {
  readonly #options: SyncSocketOptions;
  readonly #resyncs: number[] = [];
  /** Writing frames received so far, and whether one of them led to a resync that is still open. */
  #written = 0;
  #hasGap = false;
  isAlive = true;

  constructor(options: SyncSocketOptions) {
    this.#options = options;
  }

  get seat(): Seat {
    return this.#options.seat;
  }

  get document(): LiveDocument {
    return this.#options.document;
  }

  /** Greets the client. A seat that only reads is never asked for what it holds. */
  open(): void {
    const { document, right } = this.#options;
    if (right === "write") this.send(step1Frame(document.doc));
    const present = document.presence.everybody();
    if (present.length > 0) this.sendPresence(presenceFrame(present));
  }

  send(frame: Uint8Array): void {
    const { ws } = this.#options;
    if (ws.readyState !== ws.OPEN) return;
    if (ws.bufferedAmount > SOCKET_HARD_BACKLOG_BYTES) {
      this.close("tryAgain");
      return;
    }
    ws.send(frame);
  }

  /** Presence is the first thing that a slow reader goes without. */
  sendPresence(frame: Uint8Array): void {
    if (this.#options.ws.bufferedAmount <= SOCKET_SOFT_BACKLOG_BYTES) this.send(frame);
  }

  close(reason: CloseReason): void {
    this.#options.ws.close(CLOSE[reason], closeWords(reason).slice(0, 120));
  }

  ping(): void {
    this.isAlive = false;
    this.#options.ws.ping();
  }

  terminate(): void {
    this.#options.ws.terminate();
  }

  /** One message of the client. Decoded first, then allowed by name: what is on no list closes the socket. */
  receive(message: Uint8Array): void {
    const { ws } = this.#options;
    if (ws.readyState !== ws.OPEN) return;
    if (!this.#options.hasRights()) {
      this.close("rightsChanged");
      return;
    }
    try {
      this.#read(new ByteReader(message));
    } catch (error) {
      if (!(error instanceof MalformedBytes)) throw error;
      this.#refuse("malformed");
    }
  }

  #read(reader: ByteReader): void {
    const kind = reader.varUint();
    if (kind === SYNC_MESSAGE.sync) {
      const step = reader.varUint();
      const payload = wholePayload(reader);
      if (step === SYNC_STEP.step1) this.#answerStep1(payload);
      else if (step === SYNC_STEP.step2 || step === SYNC_STEP.update)
        this.#write(payload, step === SYNC_STEP.step2);
      else throw new MalformedBytes("no such step");
    } else if (kind === SYNC_MESSAGE.awareness) this.#saysPresence(wholePayload(reader));
    else if (kind === SYNC_MESSAGE.queryAwareness && reader.isAtEnd)
      this.sendPresence(presenceFrame(this.document.presence.everybody()));
    else throw new MalformedBytes("no such message");
  }

  #answerStep1(stateVector: Uint8Array): void {
    const { document, tick } = this.#options;
    mustBeStateVector(stateVector);
    document.afterCommit(() => {
      const isNew = stateVector.byteLength === EMPTY_STATE_VECTOR_BYTES;
      this.send(
        isNew ? document.fullFrame() : step2Frame(Y.encodeStateAsUpdate(document.doc, stateVector)),
      );
    });
    tick.touch(document);
  }

  #write(update: Uint8Array, isStep2: boolean): void {
    const { document, right, seat, tick } = this.#options;
    if (right === "read") {
      // OBSERVER-2: the stock provider answers every SyncStep1; a read-only seat gets none, so only nothing may come.
      const isEmpty = update.byteLength === 2 && update[0] === 0 && update[1] === 0;
      if (!(isStep2 && isEmpty)) this.#refuse("readOnlyWrote");
      return;
    }
    this.#written += 1;
    const isLeased = (client: number): boolean => document.isLeasedTo(seat.id, client);
    const verdict = judgeUpdate({
      document: document.address.document,
      doc: document.doc,
      update,
      isLeased,
    });
    switch (verdict.verdict) {
      case "refuse":
        this.#refuse(verdict.reason);
        return;
      case "resync":
        this.#resync();
        return;
      case "accept":
        if (!document.apply(verdict.bytes, this)) {
          this.#refuse("malformed");
          this.#options.onBroken(document);
          return;
        }
        break;
      case "known":
        break;
    }
    if (isStep2) this.#hasGap = false;
    const count = this.#written;
    document.afterCommit(() => {
      if (this.#options.wantsAck && !this.#hasGap) this.send(savedFrame(count));
    });
    tick.touch(document);
  }

  #resync(): void {
    const nowMs = this.#options.now();
    this.#hasGap = true;
    this.#resyncs.push(nowMs);
    while ((this.#resyncs[0] ?? nowMs) < nowMs - MINUTE_MS) this.#resyncs.shift();
    if (this.#resyncs.length > MAX_RESYNCS_PER_MINUTE) this.#refuse("cannotResync");
    else this.send(step1Frame(this.document.doc));
  }

  #saysPresence(payload: Uint8Array): void {
    const { document, right, seat, sideShort, tick } = this.#options;
    const { presence } = document;
    const news = readPresence(payload).filter((each) => !presence.isIdle(each));
    const maySay = (client: number): boolean =>
      right === "write" && document.isLeasedTo(seat.id, client);
    if (!news.every(({ client }) => maySay(client))) {
      this.#refuse("presenceRefused");
      return;
    }
    for (const each of news) presence.say(each, { owner: this, seat, sideShort });
    tick.touch(document);
  }

  #refuse(reason: CloseReason): void {
    this.#options.onRefused(reason);
    this.close(reason);
  }
}

function wholePayload(reader: ByteReader): Uint8Array {
  const payload = reader.varBytes();
  if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
  return payload;
}

const MOST_STATE_VECTOR_ENTRIES = 100_000;

function mustBeStateVector(bytes: Uint8Array): void {
  const reader = new ByteReader(bytes);
  const count = reader.varUint();
  if (count > MOST_STATE_VECTOR_ENTRIES || count * 2 > reader.left)
    throw new MalformedBytes("count beyond the end");
  for (let index = 0; index < count; index += 1) {
    reader.varUint();
    reader.varUint();
  }
  if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
}
