import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";

import { wireFrame, type WireFrame } from "./wire-frame.ts";

/** A message of the y-websocket protocol around one part of the sync protocol (y-protocols 1.0, PROTOCOL.md). */
function syncFrame(step: number, payload: Uint8Array): WireFrame {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, payload);
  return wireFrame(toUint8Array(encoder));
}

/** Asks the other end for what the holder of this state vector lacks. */
export function step1Frame(stateVector: Uint8Array): WireFrame {
  return syncFrame(SYNC_STEP.step1, stateVector);
}

/** Answers a SyncStep1 with everything that its state vector lacks. */
export function step2Frame(update: Uint8Array): WireFrame {
  return syncFrame(SYNC_STEP.step2, update);
}

/** New writing for everybody in the room: encoded once, shared by all sockets. */
export function updateFrame(update: Uint8Array): WireFrame {
  return syncFrame(SYNC_STEP.update, update);
}

/** Tells a socket how many of its writing frames are on disk. */
export function savedFrame(count: number): WireFrame {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.saved);
  writeVarUint(encoder, count);
  return wireFrame(toUint8Array(encoder));
}

/** Tells a socket that nothing is read from it for so long. */
export function slowDownFrame(waitMs: number): WireFrame {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.slowDown);
  writeVarUint(encoder, waitMs);
  return wireFrame(toUint8Array(encoder));
}

/** Presence of several clients in one message. `null` as state says that a client is gone. */
export function presenceFrame(
  presents: readonly { client: number; clock: number; json: string }[],
): WireFrame {
  const inner = createEncoder();
  writeVarUint(inner, presents.length);
  for (const { client, clock, json } of presents) {
    writeVarUint(inner, client);
    writeVarUint(inner, clock);
    writeVarString(inner, json);
  }
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.awareness);
  writeVarUint8Array(encoder, toUint8Array(inner));
  return wireFrame(toUint8Array(encoder));
}

/**
 * Presence of nobody. The stock provider drops a connection on which it has read nothing for 30 seconds, and does not count
 * pings; this is the one message that it reads and that changes nothing.
 */
export const KEEP_ALIVE_FRAME = presenceFrame([]);
