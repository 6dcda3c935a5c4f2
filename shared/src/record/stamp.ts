import * as z from "zod/mini";

import { seatId } from "../ids.ts";
import { role } from "../roles.ts";
import { sideMark } from "../sides.ts";

/**
 * For a move that was made elsewhere and entered here afterwards, what its sources say of when it was made.
 * The record's own time stays the time of entry.
 */
export const asOf = z.strictObject({
  /** ISO 8601 day, month or interval as the source gives it; null where no source dates it. */
  date: z.nullable(z.string().check(z.maxLength(32))),
  confidence: z.enum([
    "ok",
    "one side's account",
    "contradictory",
    "inferred",
    "partly",
    "partly unverified",
    "unverified",
  ]),
  sources: z.array(z.string().check(z.maxLength(500))),
});
export type AsOf = z.infer<typeof asOf>;

/** Who made an entry of the record, when, and as which number. All of it is the server's, nothing the client's. */
export const stamp = z.strictObject({
  seq: z.int(),
  /** Server time, RFC 3339 in UTC. */
  at: z.iso.datetime(),
  side: z.nullable(sideMark),
  seat: z.nullable(seatId),
  seatName: z.string(),
  role: z.nullable(role),
  asOf: z.nullable(asOf),
});
export type Stamp = z.infer<typeof stamp>;

/** The side a stamped move was made for. Throws when the stamp has none, which no judged move has. */
export function mustSide(stamp: Stamp): "a" | "b" {
  if (stamp.side === null) throw new Error("a move without a side");
  return stamp.side;
}
