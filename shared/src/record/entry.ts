import * as z from "zod/mini";

import { negotiationId, seatId } from "../ids.ts";
import { MAX_MOVES_PER_TRANSMITTAL } from "../limits.ts";
import { move } from "../moves/move.ts";
import { role } from "../roles.ts";
import { sideMark } from "../sides.ts";
import { canonicalHash } from "./canonical.ts";
import { headByContent } from "./head-by-content.ts";
import { hostAct } from "./host-act.ts";
import { recordHash, signature } from "./keys.ts";
import { signedBy } from "./signed-transmittal.ts";
import { asOf } from "./stamp.ts";

/**
 * The format of the rows that are written now. A change of their meaning gets a new number; rows of an earlier format stay what
 * they are. Version 1 was chained and not signed.
 */
export const RECORD_VERSION = 2;

/** The head before the first row. */
export const EMPTY_HEAD = "0".repeat(64);

const by = z.strictObject({
  /** Null only for what the server does by itself, such as loading the demonstration. */
  seat: z.nullable(seatId),
  name: z.string(),
  side: z.nullable(sideMark),
  role: z.nullable(role),
});

const act = z.discriminatedUnion("kind", [
  /** One transmittal: its moves take effect together. */
  z.strictObject({
    kind: z.literal("moves"),
    moves: z.array(move).check(z.minLength(1), z.maxLength(MAX_MOVES_PER_TRANSMITTAL)),
    /** Moves of old talks that the host has entered afterwards: what their sources say of when they were made. No device signs them. */
    asOf: z.nullable(asOf),
    /** From version 2 on, for every transmittal that was made at the table: the signature of the mover's device. */
    signed: z.optional(signedBy),
  }),
  z.strictObject({ kind: z.literal("host-act"), hostAct }),
]);

const fields = {
  negotiation: negotiationId,
  seq: z.int().check(z.positive()),
  /** The head before this row. */
  prev: recordHash,
  /** Server time, RFC 3339 in UTC. */
  at: z.iso.datetime(),
  by,
  act,
};

const bodyOfVersion1 = z.strictObject({ v: z.literal(1), ...fields });
const bodyOfVersion2 = z.strictObject({ v: z.literal(RECORD_VERSION), ...fields });

/** One row of the record without its own hash: what the hash is computed over. */
export type RecordBody = z.infer<typeof bodyOfVersion2>;

/** One row of the record. Append-only, never pruned. */
export const recordEntry = z.discriminatedUnion("v", [
  z.strictObject({ ...bodyOfVersion1.shape, head: recordHash }),
  z.strictObject({
    ...bodyOfVersion2.shape,
    head: recordHash,
    /** The server's signature over the receipt of this row; see `receipt.ts`. */
    receipt: signature,
  }),
]);
export type RecordEntry = z.infer<typeof recordEntry>;

/**
 * Seals a row: its head is the SHA-256 of its canonical JSON, which holds the head before it and the device's signature. `countersign`
 * gives the server's signature over the sealed row.
 */
export function sealEntry(
  body: RecordBody,
  countersign: (sealed: RecordBody & { head: string }) => string,
): RecordEntry {
  const sealed = { ...body, head: canonicalHash(body) };
  return { ...sealed, receipt: countersign(sealed) };
}

/** The number of the first row that does not follow from the one before, or null when the chain holds. */
export function firstBrokenRow(entries: readonly RecordEntry[]): number | null {
  let prev = EMPTY_HEAD;
  let seq = 0;
  for (const entry of entries) {
    seq += 1;
    if (entry.seq !== seq || entry.prev !== prev || headByContent(entry) !== entry.head) return seq;
    prev = entry.head;
  }
  return null;
}
