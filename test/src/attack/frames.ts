import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** An update as a client sends it, or in answer to the server's SyncStep1. */
export function syncFrame(step: keyof typeof SYNC_STEP, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC_MESSAGE.sync);
  encoding.writeVarUint(encoder, SYNC_STEP[step]);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

/** A presence of one client, whoever it may be. */
export function presenceFrame(said: { client: number; clock: number; state: unknown }): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, 1);
  encoding.writeVarUint(inner, said.client);
  encoding.writeVarUint(inner, said.clock);
  encoding.writeVarString(inner, JSON.stringify(said.state));
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC_MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  return encoding.toUint8Array(encoder);
}

/** Asks for everything that the document holds. */
export function askForAll(): Uint8Array {
  return syncFrame("step1", Y.encodeStateVector(new Y.Doc()));
}

/** What was written, as the update that says it. */
export function updateUnder(clientId: number, write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  write(doc);
  return Y.encodeStateAsUpdate(doc);
}

/** Whether a frame is of the document itself: its state or an update, not a greeting and not a presence. */
export function isWriting(frame: Uint8Array): boolean {
  const decoder = decoding.createDecoder(frame);
  if (decoding.readVarUint(decoder) !== SYNC_MESSAGE.sync) return false;
  return decoding.readVarUint(decoder) !== SYNC_STEP.step1;
}

/** Whether a frame is this step of the sync protocol. */
export function isStep(frame: Uint8Array, step: keyof typeof SYNC_STEP): boolean {
  const decoder = decoding.createDecoder(frame);
  return (
    decoding.readVarUint(decoder) === SYNC_MESSAGE.sync &&
    decoding.readVarUint(decoder) === SYNC_STEP[step]
  );
}

/** What a frame of the sync protocol carries. */
export function payloadOf(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

export function hasWords(frame: Uint8Array, words: string): boolean {
  return Buffer.from(frame).includes(words);
}
