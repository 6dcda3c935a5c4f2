import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import * as Y from "yjs";

/** A message of the y-websocket protocol around one part of the sync protocol (y-protocols 1.0, PROTOCOL.md). */
function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

/** Asks the other end for what this document does not hold. */
export function step1Frame(doc: Y.Doc): Uint8Array {
  return syncFrame(SYNC_STEP.step1, Y.encodeStateVector(doc));
}

/** Answers a SyncStep1 with everything that its state vector lacks. */
export function step2Frame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC_STEP.step2, update);
}

/** New writing for everybody in the room: encoded once, shared by all sockets. */
export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(SYNC_STEP.update, update);
}

/** Tells a socket how many of its writing frames are on disk. */
export function savedFrame(count: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.saved);
  writeVarUint(encoder, count);
  return toUint8Array(encoder);
}

/** One client's presence as it is passed on. A null state says that it is gone. */
export interface PresenceState {
  readonly client: number;
  readonly clock: number;
  readonly state: object | null;
}

/** Presence of several clients in one message. */
export function presenceFrame(states: readonly PresenceState[]): Uint8Array {
  const inner = createEncoder();
  writeVarUint(inner, states.length);
  for (const { client, clock, state } of states) {
    writeVarUint(inner, client);
    writeVarUint(inner, clock);
    writeVarString(inner, JSON.stringify(state));
  }
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.awareness);
  writeVarUint8Array(encoder, toUint8Array(inner));
  return toUint8Array(encoder);
}

/**
 * Presence of nobody. The stock provider reconnects when it has heard no message for 30 s, and a reader of a quiet document would
 * hear none: pings do not count in a browser.
 */
export const STILL_HERE_FRAME = presenceFrame([]);
