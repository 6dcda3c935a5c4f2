import type { Duplex } from "node:stream";

import {
  MAX_UNFINISHED_BYTES,
  MAX_UNFINISHED_BYTES_PER_PERSON,
  UNFINISHED_BYTES_A_SECOND,
  UNFINISHED_WITHIN_MS,
} from "@crosstable/shared/document-limits";
import type { WebSocket } from "ws";

import { Unfinished } from "../inbound/unfinished.ts";
import type { Person } from "./person.ts";
import type { SyncSocket } from "./sync-socket.ts";

interface Follow {
  readonly ws: WebSocket;
  readonly raw: Duplex;
  readonly person: Person<SyncSocket>;
  /** Something has come. */
  readonly heard?: () => void;
  /** More is unfinished than may be: says goodbye. */
  readonly cut?: () => void;
}

const LONGEST_LOOK_MS = 2_000;

/** Counts what comes on the document wire as it comes: ws tells of a message when it is whole, and keeps its pieces until then. */
export class InboundCount {
  readonly #monotonicMs: () => number;
  readonly #unfinished = new Unfinished<Person<SyncSocket>>({
    bytesPerPerson: MAX_UNFINISHED_BYTES_PER_PERSON,
    bytes: MAX_UNFINISHED_BYTES,
  });
  #lookedMs: number;

  constructor(monotonicMs: () => number) {
    this.#monotonicMs = monotonicMs;
    this.#lookedMs = monotonicMs();
  }

  /** From the handshake on, before anything else of the connection is read. */
  follow({ ws, raw, person, heard, cut }: Follow): void {
    const inbound = this.#unfinished.open({
      owner: person,
      isWaiting: () => person.isMadeToWait,
      cut: () => {
        cut?.();
        // What is still on its way is not read: saying goodbye would make room for as much again.
        ws.pause();
      },
    });
    raw.on("data", (chunk: Buffer) => {
      heard?.();
      person.came(inbound.came(chunk));
    });
    ws.on("close", () => inbound.closed());
  }

  /** Every second. */
  lookOver(): void {
    const nowMs = this.#monotonicMs();
    // When the house has stood still, nobody was read from meanwhile.
    this.#unfinished.lookOver(Math.min(nowMs - this.#lookedMs, LONGEST_LOOK_MS), {
      withinMs: UNFINISHED_WITHIN_MS,
      bytesASecond: UNFINISHED_BYTES_A_SECOND,
    });
    this.#lookedMs = nowMs;
  }
}
