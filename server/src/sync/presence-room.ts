import { MAX_PRESENCE_CLOCK_STEP } from "@crosstable/shared/limits";
import type { Seat } from "@crosstable/shared/roles";

import type { PresenceState } from "./frames.ts";
import { stampPresence, type SaidPresence } from "./said-presence.ts";

interface Present extends PresenceState {
  /** The socket that spoke last for this client. */
  readonly owner: object;
}

/** Who spoke: the socket, and the seat from which the server writes the name. */
export interface Speaker {
  readonly owner: object;
  readonly seat: Seat;
  readonly sideShort: string | null;
}

/** Clients that have left, kept so that what others still send back of them is known as an echo. */
const MOST_DEPARTED = 1_000;

/**
 * Who is present in one document, by clientID. A small map of our own: the Awareness of y-protocols holds a timer that keeps the
 * process alive, and believes whoever speaks.
 */
export class PresenceRoom {
  readonly #present = new Map<number, Present>();
  readonly #departed: number[] = [];
  readonly #changed = new Set<number>();

  get hasNews(): boolean {
    return this.#changed.size > 0;
  }

  /**
   * Takes in what a socket says of a client that is leased to its seat. False when the clock jumps further than a client's own
   * counting explains. The newest socket speaks for a client: after a cut line the old one may still be open.
   */
  say(said: SaidPresence, by: Speaker): boolean {
    const before = this.#present.get(said.client);
    if (before !== undefined && said.clock < before.clock) return true;
    const isSameSpeaker = before?.state != null && before.owner === by.owner;
    if (isSameSpeaker && said.clock > before.clock + MAX_PRESENCE_CLOCK_STEP) return false;
    if (isSameSpeaker && said.clock === before.clock && said.state !== null) return true;
    const { client, clock } = said;
    this.#put({ client, clock, state: stampPresence(said.state, by), owner: by.owner });
    return true;
  }

  /**
   * True for what the stock provider sends back of others by itself: that somebody is gone, or what the server told it before. It is
   * dropped in silence and changes nothing.
   */
  isEcho({ client, clock, state }: SaidPresence): boolean {
    if (state === null) return true;
    const known = this.#present.get(client);
    if (known === undefined || clock > known.clock) return false;
    return (
      clock < known.clock ||
      known.state === null ||
      JSON.stringify(known.state) === JSON.stringify(state)
    );
  }

  /** The socket has gone, and everybody it spoke for with it. */
  leave(owner: object): void {
    for (const present of this.#present.values()) {
      if (present.owner === owner && present.state !== null) this.#put({ ...present, state: null });
    }
  }

  /** What changed since the last call. */
  takeNews(): PresenceState[] {
    const news = [...this.#changed].flatMap((client) => this.#present.get(client) ?? []);
    this.#changed.clear();
    return news;
  }

  everybody(): PresenceState[] {
    return [...this.#present.values()].filter((present) => present.state !== null);
  }

  #put(present: Present): void {
    const wasHere = this.#present.get(present.client)?.state != null;
    this.#present.set(present.client, present);
    if (present.state === null && !wasHere) return;
    this.#changed.add(present.client);
    if (present.state === null) this.#forgetOldest(present.client);
  }

  #forgetOldest(departed: number): void {
    this.#departed.push(departed);
    if (this.#departed.length <= MOST_DEPARTED) return;
    const oldest = this.#departed.shift();
    if (oldest !== undefined && this.#present.get(oldest)?.state === null)
      this.#present.delete(oldest);
  }
}
