import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";

import { ByteReader, MalformedBytes } from "./guard/byte-reader.ts";

/** Everything that a client may send. */
export type ClientMessage =
  | { readonly kind: "step1"; readonly stateVector: Uint8Array }
  | { readonly kind: "write"; readonly update: Uint8Array; readonly isStep2: boolean }
  | { readonly kind: "presence"; readonly payload: Uint8Array }
  | { readonly kind: "query-presence" };

/** Decodes a whole message. Throws MalformedBytes on anything that is on no list, and on a byte too many. */
export function readMessage(message: Uint8Array): ClientMessage {
  const reader = new ByteReader(message);
  switch (reader.varUint()) {
    case SYNC_MESSAGE.sync:
      return readSync(reader);
    case SYNC_MESSAGE.awareness:
      return { kind: "presence", payload: readLast(reader) };
    case SYNC_MESSAGE.queryAwareness:
      if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
      return { kind: "query-presence" };
    default:
      throw new MalformedBytes("no such message");
  }
}

function readSync(reader: ByteReader): ClientMessage {
  const step = reader.varUint();
  const payload = readLast(reader);
  switch (step) {
    case SYNC_STEP.step1:
      mustBeStateVector(payload);
      return { kind: "step1", stateVector: payload };
    case SYNC_STEP.step2:
    case SYNC_STEP.update:
      return { kind: "write", update: payload, isStep2: step === SYNC_STEP.step2 };
    default:
      throw new MalformedBytes("no such step");
  }
}

function readLast(reader: ByteReader): Uint8Array {
  const payload = reader.varBytes();
  if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
  return payload;
}

const MOST_STATE_VECTOR_ENTRIES = 100_000;

function mustBeStateVector(bytes: Uint8Array): void {
  const reader = new ByteReader(bytes);
  const count = reader.varUint();
  if (count > MOST_STATE_VECTOR_ENTRIES || count * 2 > reader.left)
    throw new MalformedBytes("count beyond the end");
  for (let index = 0; index < count; index += 1) {
    reader.varUint();
    reader.varUint();
  }
  if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
}
