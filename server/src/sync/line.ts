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

  /**
   * Bytes of what is being sent that the kernel has not taken yet. A long frame counts in the backlog until the last of it is gone, and a slow
   * line takes minutes for one. It is a private figure of Node's, by which its own timeouts go; without it nothing is known of a frame that is
   * under way, and 0 says so. It grows only when all that was being sent is gone, so any change is a step on.
   */
  get underWayBytes(): number {
    const { _handle: handle } = this.#connection as {
      _handle?: { readonly writeQueueSize?: number } | null;
    };
    return handle?.writeQueueSize ?? 0;
  }

  send(frame: WireFrame): void {
    // The other end may have hung up already; `ws` finds that out by itself and closes the socket.
    if (this.#connection.writable) this.#connection.write(frame);
  }
}
