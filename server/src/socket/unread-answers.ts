import { EVENTS_STALLED_CLOSES_AFTER_MS, MAX_ANSWERS_WAITING } from "@crosstable/shared/limits";

import type { EventServer, EventSocket } from "./event-visitor.ts";

const LOOK_EVERY_MS = 10_000;

/** Since when a connection has not taken what was sent to it, and how much was asked of it since then. */
interface Stalled {
  readonly sinceMs: number;
  asked: number;
}

/**
 * Who asks and does not read the answers would have them pile up in the house: a ping that goes unread is answered all the same by whoever
 * means harm. So a connection that takes nothing is answered a few times more, and closed when it goes on, or when it stays like that.
 * Its client comes back by itself, which the transport's close lets it.
 */
export class UnreadAnswers {
  readonly #stalled = new WeakMap<EventSocket, Stalled>();
  readonly #steadyMs: () => number;
  readonly #looking: NodeJS.Timeout;

  constructor(io: EventServer, steadyMs: () => number) {
    this.#steadyMs = steadyMs;
    this.#looking = setInterval(() => {
      for (const socket of io.sockets.sockets.values()) {
        if (this.#isTooLong(socket)) socket.conn.close(true);
      }
    }, LOOK_EVERY_MS).unref();
  }

  /** False where the connection was closed instead, because its answers wait unread. */
  mayAnswer(socket: EventSocket): boolean {
    const stalled = this.#stalledOf(socket);
    if (stalled === null) return true;
    stalled.asked += 1;
    if (stalled.asked <= MAX_ANSWERS_WAITING) return true;
    // Without what is still to be sent: that is what waits.
    socket.conn.close(true);
    return false;
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  #isTooLong(socket: EventSocket): boolean {
    const stalled = this.#stalledOf(socket);
    return stalled !== null && this.#steadyMs() - stalled.sinceMs >= EVENTS_STALLED_CLOSES_AFTER_MS;
  }

  #stalledOf(socket: EventSocket): Stalled | null {
    // False from the moment something is written until the kernel has all of it.
    if (socket.conn.transport.writable) {
      this.#stalled.delete(socket);
      return null;
    }
    const known = this.#stalled.get(socket);
    if (known !== undefined) return known;
    const stalled = { sinceMs: this.#steadyMs(), asked: 0 };
    this.#stalled.set(socket, stalled);
    return stalled;
  }
}
