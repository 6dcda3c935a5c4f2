import { MAX_PRESENCE_BYTES, MAX_PRESENCE_CLOCK_STEP } from "@crosstable/shared/limits";
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
  if (payload.byteLength > MAX_PRESENCE_BYTES) throw new MalformedBytes("presence too large");
  const reader = new ByteReader(payload);
  const count = reader.varUint();
  if (count > reader.left) throw new MalformedBytes("count beyond the end");
  const said = Array.from({ length: count }, () => ({
    client: reader.varUint(),
    clock: reader.varUint(),
    state: reader.json(),
  }));
  if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
  return said;
}

/** What the stock provider sends by itself on opening: no content. */
export function isEmptyPresence(said: readonly SaidPresence[]): boolean {
  return said.every(
    ({ state }) => state === null || (typeof state === "object" && Object.keys(state).length === 0),
  );
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

  /** Takes in what a socket says of one of its clients. False when the clock jumps too far, or another socket owns the client. */
  say(said: SaidPresence, by: { owner: object; seat: Seat; sideShort: string | null }): boolean {
    const before = this.#present.get(said.client);
    if (before !== undefined && before.owner !== by.owner && before.state !== null) return false;
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
