import type { Duplex } from "node:stream";

import type { WireFrame } from "./wire-frame.ts";

/**
 * The sending half of a document socket. It writes ready-made frames straight to the connection, past `ws`: with compression off,
 * `ws` itself would do no more than put a head before each. What `ws` writes by itself (pings, pongs, the goodbye) goes to the same
 * connection at once, so the order holds.
 */
export class Line {
  readonly #connection: Duplex;

  constructor(connection: Duplex) {
    this.#connection = connection;
  }

  /** Bytes that the other end has not taken yet. */
  get backlogBytes(): number {
    return this.#connection.writableLength;
  }

  send(frame: WireFrame): void {
    // The other end may have hung up already; `ws` finds that out by itself and closes the socket.
    if (this.#connection.writable) this.#connection.write(frame);
  }
}
