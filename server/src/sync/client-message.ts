import { MAX_STATE_VECTOR_ENTRIES } from "@crosstable/shared/document-limits";
import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";

import { ByteReader, MalformedBytes, OverLimit } from "./guard/byte-reader.ts";
import { readPresence, type SaidPresence } from "./read-presence.ts";

/** How far a client holds each writer's part of a document. */
export type StateVector = ReadonlyMap<number, number>;

/** What a client may say on the document wire. */
export type ClientMessage =
  /** SyncStep1: what do I lack? */
  | { readonly kind: "ask"; readonly stateVector: StateVector }
  /** SyncStep2 holds all that the server lacked when it asked; an Update holds one change. */
  | { readonly kind: "write"; readonly isStep2: boolean; readonly update: Uint8Array }
  | { readonly kind: "presence"; readonly said: readonly SaidPresence[] }
  | { readonly kind: "ask-presence" };

/** An update without structs and without deletes: a client that lacks nothing, or has nothing, answers the server with it. */
export function isNothing(update: Uint8Array): boolean {
  return update.byteLength === 2 && update[0] === 0 && update[1] === 0;
}

/**
 * Reads one message. Decoded first, then allowed by name: a filter over the raw bytes could be passed with a number in a longer form.
 * Throws MalformedBytes and OverLimit.
 */
export function readMessage(bytes: Uint8Array): ClientMessage {
  const reader = new ByteReader(bytes);
  const message = readKind(reader);
  if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
  return message;
}

function readKind(reader: ByteReader): ClientMessage {
  switch (reader.varUint()) {
    case SYNC_MESSAGE.sync:
      return readSync(reader);
    case SYNC_MESSAGE.awareness:
      return { kind: "presence", said: readPresence(reader.varBytes()) };
    case SYNC_MESSAGE.queryAwareness:
      return { kind: "ask-presence" };
    default:
      throw new MalformedBytes("no such message");
  }
}

function readSync(reader: ByteReader): ClientMessage {
  const step = reader.varUint();
  const payload = reader.varBytes();
  switch (step) {
    case SYNC_STEP.step1:
      return { kind: "ask", stateVector: readStateVector(payload) };
    case SYNC_STEP.step2:
      return { kind: "write", isStep2: true, update: payload };
    case SYNC_STEP.update:
      return { kind: "write", isStep2: false, update: payload };
    default:
      throw new MalformedBytes("no such step");
  }
}

function readStateVector(bytes: Uint8Array): StateVector {
  const reader = new ByteReader(bytes);
  const count = reader.varUint();
  if (count > MAX_STATE_VECTOR_ENTRIES) throw new OverLimit("too many writers in a state vector");
  if (count * 2 > reader.left) throw new MalformedBytes("count beyond the end");
  const vector = new Map<number, number>();
  for (let index = 0; index < count; index += 1) vector.set(reader.varUint(), reader.varUint());
  if (!reader.isAtEnd) throw new MalformedBytes("bytes after the end");
  return vector;
}
