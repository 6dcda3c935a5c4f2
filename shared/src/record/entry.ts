import * as z from "zod/mini";

import { negotiationId, seatId } from "../ids.ts";
import { MAX_MOVES_PER_TRANSMITTAL } from "../limits.ts";
import { move } from "../moves/move.ts";
import { role } from "../roles.ts";
import { sideMark } from "../sides.ts";
import { canonicalHash } from "./canonical.ts";
import { hostAct } from "./host-act.ts";
import { asOf } from "./stamp.ts";

/** The format of a row, from the first row on. A change of its meaning gets a new number. */
export const RECORD_VERSION = 1;

/** The head before the first row. */
export const EMPTY_HEAD = "0".repeat(64);

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

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
    asOf: z.nullable(asOf),
  }),
  z.strictObject({ kind: z.literal("host-act"), hostAct }),
]);

/** One row of the record without its own hash: what the hash is computed over. */
export const recordBody = z.strictObject({
  v: z.literal(RECORD_VERSION),
  negotiation: negotiationId,
  seq: z.int().check(z.positive()),
  /** The head before this row. */
  prev: hash,
  /** Server time, RFC 3339 in UTC. */
  at: z.iso.datetime(),
  by,
  act,
});
export type RecordBody = z.infer<typeof recordBody>;

/** One row of the record. Append-only, never pruned. */
export const recordEntry = z.strictObject({ ...recordBody.shape, head: hash });
export type RecordEntry = z.infer<typeof recordEntry>;

/** Seals a row: its head is the SHA-256 of its canonical JSON, which holds the head before it. */
export function sealEntry(body: RecordBody): RecordEntry {
  return { ...body, head: canonicalHash(body) };
}

/** The number of the first row that does not follow from the one before, or null when the chain holds. */
export function firstBrokenRow(entries: readonly RecordEntry[]): number | null {
  let prev = EMPTY_HEAD;
  let seq = 0;
  for (const { head, ...body } of entries) {
    seq += 1;
    if (body.seq !== seq || body.prev !== prev || canonicalHash(body) !== head) return seq;
    prev = head;
  }
  return null;
}
