import { MAX_PRESENCE_BYTES, MAX_PRESENCE_MESSAGE_BYTES } from "@crosstable/shared/limits";
import { seatInitials, type Seat } from "@crosstable/shared/roles";
import * as z from "zod/mini";

import { ByteReader, MalformedBytes, OverLimit } from "./guard/byte-reader.ts";

/** What a client may say of itself. Anything else it sends is left out; `user` is the server's to write. */
const ownWords = z.object({
  /** Places in a text, as y-prosemirror writes them. */
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

const MOST_CLIENT = 2 ** 32;
const MOST_CLOCK = 2 ** 31;

/** Reads a presence message's payload. Throws MalformedBytes and OverLimit. */
export function readPresence(payload: Uint8Array): SaidPresence[] {
  if (payload.byteLength > MAX_PRESENCE_MESSAGE_BYTES) throw new OverLimit("presence too large");
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
  if (client >= MOST_CLIENT || clock > MOST_CLOCK) throw new MalformedBytes("out of range");
  const before = reader.left;
  const state = reader.json();
  if (before - reader.left > MAX_PRESENCE_BYTES) throw new OverLimit("presence too large");
  return { client, clock, state };
}

/** What the stock provider sends by itself on opening: `{}`, or null. */
export function isEmptyPresence({ state }: SaidPresence): boolean {
  return state === null || (typeof state === "object" && Object.keys(state).length === 0);
}

/** Editors that draw carets complain about a person without a colour; ours choose one from the seat. */
const CARET_COLOR = "#474e57";

/** The presence as others get it: the client's own words, of known shape, under the name that the server knows. */
export function stampPresence(
  state: unknown,
  by: { seat: Seat; sideShort: string | null },
): object | null {
  if (state === null) return null;
  const words = ownWords.safeParse(state);
  const { seat, sideShort } = by;
  const user = {
    seat: seat.id,
    name: seat.name,
    side: seat.side,
    initials: seatInitials(seat.name, sideShort),
    color: CARET_COLOR,
  };
  return { ...(words.success ? words.data : {}), user };
}
