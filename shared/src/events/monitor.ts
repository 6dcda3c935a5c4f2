import * as z from "zod/mini";

import { seatId } from "../ids.ts";
import { asOf } from "../record/stamp.ts";
import { role } from "../roles.ts";
import { sideMark } from "../sides.ts";

/**
 * What a monitor is told of one seat. Which fields are there depends on who watches: a side's staff see all of
 * their own seats and only `atTable` of the other side; mediator and host see no caucus and no unsaved edits.
 */
export const monitoredSeat = z.strictObject({
  seat: seatId,
  name: z.string(),
  side: z.nullable(sideMark),
  role,
  atTable: z.boolean(),
  connected: z.optional(z.boolean()),
  inCaucus: z.optional(z.boolean()),
  /** Last measured round trip in milliseconds; null when none was measured since connecting. */
  rttMs: z.optional(z.nullable(z.number())),
  /** Edits that the seat's screens hold and the server has not confirmed. */
  unsaved: z.optional(z.nullable(z.int())),
});
export type MonitoredSeat = z.infer<typeof monitoredSeat>;

const counts = z.record(z.string(), z.int());

/** The latest moves, for watchers who cannot read the matrix. */
const monitoredMove = z.strictObject({
  seq: z.int(),
  at: z.iso.datetime(),
  /** For a move that was entered afterwards: what its sources say of when it was made. */
  asOf: z.nullable(asOf),
  side: z.nullable(sideMark),
  kind: z.string(),
  label: z.nullable(z.string()),
});

/** One picture of the live session, sent every `MONITOR_EVERY_MS` and at each change of who is there. */
export const monitor = z.strictObject({
  at: z.iso.datetime(),
  seats: z.array(monitoredSeat),
  /** Standing → how many proposals. */
  standings: counts,
  /** a, b, both, none → how many proposals. */
  turns: counts,
  lastMoves: z.array(monitoredMove),
});
export type Monitor = z.infer<typeof monitor>;
