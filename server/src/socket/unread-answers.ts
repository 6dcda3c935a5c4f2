import { EVENTS_BACKLOG_CHARS, EVENTS_STALLED_CLOSES_AFTER_MS } from "@crosstable/shared/limits";

import type { EventServer, EventSocket } from "./event-visitor.ts";

const LOOK_EVERY_MS = 10_000;

/** A connection that has not taken yet what was sent to it. */
interface Waiting {
  /** Since when; null while it has taken everything. */
  sinceMs: number | null;
  chars: number;
}

/**
 * Who asks and does not read the answers would have them pile up in the house: a ping that goes unread is answered all the same by whoever
 * means harm. So a connection for which much waits is closed when it asks for more, and one that has never had all of it for long as well.
 * Its client comes back by itself, which the transport's close lets it.
 */
export class UnreadAnswers {
  readonly #waiting = new WeakMap<EventSocket, Waiting>();
  readonly #steadyMs: () => number;
  readonly #looking: NodeJS.Timeout;

  constructor(io: EventServer, steadyMs: () => number) {
    this.#steadyMs = steadyMs;
    this.#looking = setInterval(() => {
      for (const socket of io.sockets.sockets.values()) {
        const { sinceMs } = this.#of(socket);
        if (sinceMs !== null && steadyMs() - sinceMs >= EVENTS_STALLED_CLOSES_AFTER_MS)
          socket.conn.close(true);
      }
    }, LOOK_EVERY_MS).unref();
  }

  /** Counts from now on what is sent to it. */
  follow(socket: EventSocket): void {
    socket.conn.on("packetCreate", ({ data }: { data?: unknown }) => {
      if (typeof data === "string") this.#of(socket).chars += data.length;
    });
  }

  /** False where the connection was closed instead, because its answers wait unread. */
  mayAnswer(socket: EventSocket): boolean {
    if (this.#of(socket).chars <= EVENTS_BACKLOG_CHARS) return true;
    // Without what is still to be sent: that is what waits.
    socket.conn.close(true);
    return false;
  }

  stop(): void {
    clearInterval(this.#looking);
  }

  #of(socket: EventSocket): Waiting {
    const known = this.#waiting.get(socket) ?? { sinceMs: null, chars: 0 };
    this.#waiting.set(socket, known);
    // False from the moment something is written until the kernel has all of it.
    if (socket.conn.transport.writable) {
      known.sinceMs = null;
      known.chars = 0;
    } else {
      known.sinceMs ??= this.#steadyMs();
    }
    return known;
  }
}
