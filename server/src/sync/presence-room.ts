import {
  MAX_PRESENCE_BYTES,
  MAX_PRESENCE_CLOCK_STEP,
  MAX_PRESENCE_MESSAGE_BYTES,
} from "@crosstable/shared/limits";
import { seatInitials, type Seat } from "@crosstable/shared/roles";
import * as z from "zod/mini";

import type { PresenceState } from "./frames.ts";
import { ByteReader, MalformedBytes } from "./guard/byte-reader.ts";

/** What a client may say of itself. Anything else it sends is left out; `user` is the server's to write. */
const ownWords = z.object({
  cursor: z.optional(z.unknown()),
  cell: z.optional(
    z.nullable(
      z.object({
        proposal: z.string().check(z.maxLength(64)),
        column: z.string().check(z.maxLength(40)),
      }),
    ),
  ),
  activity: z.optional(z.string().check(z.maxLength(40))),
});

/** One presence as a client sent it. */
export interface SaidPresence {
  readonly client: number;
  readonly clock: number;
  readonly state: unknown;
}

/** Reads a presence message's payload. Throws MalformedBytes. */
export function readPresence(payload: Uint8Array): SaidPresence[] {
  if (payload.byteLength > MAX_PRESENCE_MESSAGE_BYTES)
    throw new MalformedBytes("presence too large");
  const reader = new ByteReader(payload);
  const count = reader.varUint();
  if (count > reader.left) throw new MalformedBytes("count beyond the end");
  const said = Array.from({ length: count }, () => readOne(reader));
  if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
  return said;
}

function readOne(reader: ByteReader): SaidPresence {
  const client = reader.varUint();
  const clock = reader.varUint();
  const { left } = reader;
  const state = reader.json();
  if (left - reader.left > MAX_PRESENCE_BYTES) throw new MalformedBytes("presence too large");
  return { client, clock, state };
}

function isEmpty(state: unknown): boolean {
  return state === null || (typeof state === "object" && Object.keys(state).length === 0);
}

interface Present extends PresenceState {
  readonly owner: object;
}

/** Who is present in one document: by clientID, each owned by the socket that said so. */
export class PresenceRoom {
  readonly #present = new Map<number, Present>();
  readonly #changed = new Set<number>();

  get hasNews(): boolean {
    return this.#changed.size > 0;
  }

  /**
   * True for what the stock provider sends without anybody's doing, which is dropped in silence: nothing of a client that is not
   * here, as on opening, and whatever it has heard of others, which it sends back as it came.
   */
  isIdle({ client, clock, state }: SaidPresence): boolean {
    const known = this.#present.get(client);
    if (known === undefined) return isEmpty(state);
    if (clock !== known.clock) return clock < known.clock;
    return state === null || JSON.stringify(state) === JSON.stringify(known.state);
  }

  /**
   * Takes in what a socket says of a client of its own seat. The client is the socket's from then on: after a dropped link the
   * former socket may not have been found dead yet. False when the clock jumps too far.
   */
  say(said: SaidPresence, by: { owner: object; seat: Seat; sideShort: string | null }): boolean {
    const before = this.#present.get(said.client);
    const clockBefore = before?.clock ?? 0;
    if (before !== undefined && said.clock > clockBefore + MAX_PRESENCE_CLOCK_STEP) return false;
    if (before !== undefined && said.clock < clockBefore) return true;
    this.#present.set(said.client, {
      client: said.client,
      clock: said.clock,
      state: stamped(said.state, by),
      owner: by.owner,
    });
    this.#changed.add(said.client);
    return true;
  }

  /** The socket has gone, and everybody it spoke for with it. */
  leave(owner: object): void {
    for (const present of this.#present.values()) {
      if (present.owner !== owner || present.state === null) continue;
      this.#present.set(present.client, { ...present, clock: present.clock + 1, state: null });
      this.#changed.add(present.client);
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
}

function stamped(state: unknown, by: { seat: Seat; sideShort: string | null }): object | null {
  if (state === null) return null;
  const words = ownWords.safeParse(state);
  const { seat, sideShort } = by;
  const user = {
    seat: seat.id,
    name: seat.name,
    side: seat.side,
    initials: seatInitials(seat.name, sideShort),
    color: "#474e57",
  };
  return { ...(words.success ? words.data : {}), user };
}
