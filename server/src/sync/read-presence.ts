import { MAX_PRESENCE_BYTES, MAX_PRESENCE_MESSAGE_BYTES } from "@crosstable/shared/document-limits";

import { ByteReader, MalformedBytes, OverLimit } from "./guard/byte-reader.ts";

/** One presence as a client sent it. */
export interface SaidPresence {
  readonly client: number;
  readonly clock: number;
  readonly state: unknown;
}

const MOST_CLIENT = 2 ** 32;

/** Reads the payload of a presence message. Throws MalformedBytes and OverLimit. */
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
  if (client >= MOST_CLIENT) throw new MalformedBytes("no possible writer");
  const { left } = reader;
  const state = reader.json();
  if (left - reader.left > MAX_PRESENCE_BYTES) throw new OverLimit("presence too large");
  if (typeof state !== "object" || Array.isArray(state)) throw new MalformedBytes("no presence");
  return { client, clock, state };
}
