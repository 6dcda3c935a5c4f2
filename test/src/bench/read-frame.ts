import { SYNC_MESSAGE, SYNC_STEP } from "@crosstable/shared/sync-wire";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import * as Y from "yjs";

/** Operations of one author that came together: the clocks from `clock` on. */
export interface Range {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** What a frame of a server says, as far as the load cares. */
export type Heard =
  | { readonly kind: "asked" }
  | { readonly kind: "news"; readonly isReply: boolean; readonly update: Uint8Array }
  | { readonly kind: "saved"; readonly count: number }
  | { readonly kind: "slow-down" }
  | { readonly kind: "other" };

export function readFrame(payload: Uint8Array): Heard {
  const decoder = createDecoder(payload);
  switch (readVarUint(decoder)) {
    case SYNC_MESSAGE.sync: {
      const step = readVarUint(decoder);
      if (step === SYNC_STEP.step1) return { kind: "asked" };
      const isReply = step === SYNC_STEP.step2;
      return { kind: "news", isReply, update: readVarUint8Array(decoder) };
    }
    case SYNC_MESSAGE.saved:
      return { kind: "saved", count: readVarUint(decoder) };
    case SYNC_MESSAGE.slowDown:
      return { kind: "slow-down" };
    default:
      return { kind: "other" };
  }
}

/** Which operations an update carries. A skip stands for what is not in it. */
export function rangesOf(update: Uint8Array): Range[] {
  return Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Skip
      ? []
      : [{ client: struct.id.client, clock: struct.id.clock, length: struct.length }],
  );
}

/** What a frame brings, with its operations. */
export interface News {
  readonly heard: Heard;
  readonly ranges: readonly Range[];
}

const REMEMBERED = 16;

/**
 * Reads the frames of one room. Everybody in it gets the same bytes, so those are decoded once; whether they are the same is
 * looked at byte by byte, and whether somebody has got them is counted for each receiver.
 */
export class RoomReader {
  readonly #known: { readonly payload: Buffer; readonly news: News }[] = [];
  #next = 0;

  read(payload: Buffer): News {
    const known = this.#known.find((each) => each.payload.equals(payload));
    if (known !== undefined) return known.news;
    const heard = readFrame(payload);
    const news = { heard, ranges: heard.kind === "news" ? rangesOf(heard.update) : [] };
    this.#known[this.#next] = { payload: Buffer.from(payload), news };
    this.#next = (this.#next + 1) % REMEMBERED;
    return news;
  }
}

function syncMessage(step: number, bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, SYNC_MESSAGE.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
}

/** The state vector of somebody who holds nothing. */
const NOTHING_HELD = Uint8Array.of(0);
/** An update with nothing in it: no structs, no deletions. */
export const NOTHING_NEW = Uint8Array.of(0, 0);

export const ASK_FOR_ALL = syncMessage(SYNC_STEP.step1, NOTHING_HELD);

export function replyMessage(update: Uint8Array): Uint8Array {
  return syncMessage(SYNC_STEP.step2, update);
}

export function updateMessage(update: Uint8Array): Uint8Array {
  return syncMessage(SYNC_STEP.update, update);
}
