import * as z from "zod/mini";

import { negotiationId, seatId } from "../ids.ts";
import { role } from "../roles.ts";
import { sideMark } from "../sides.ts";
import { sideAct } from "./side-act.ts";

/** The format of an entry, from the first on. A change of its meaning gets a new number. */
export const SIDE_LOG_VERSION = 1;

/** One entry of a side's own log: append-only like the record, and read by that side's seats alone. */
export const sideLogEntry = z.strictObject({
  v: z.literal(SIDE_LOG_VERSION),
  negotiation: negotiationId,
  side: sideMark,
  /** Counted within the side's log, from 1. */
  seq: z.int().check(z.positive()),
  /** Server time, RFC 3339 in UTC. */
  at: z.iso.datetime(),
  by: z.strictObject({ seat: seatId, name: z.string(), role }),
  act: sideAct,
  /**
   * With an invitation alone: the epoch of the invited seat, and the number of its latest link. When one of them grows the invitation has
   * fallen. Entries of the first days have neither the seat's name nor the number of the record's last row, by which the log tells afterwards when.
   */
  guest: z.optional(
    z.strictObject({
      epoch: z.int(),
      link: z.int(),
      name: z.optional(z.string()),
      row: z.optional(z.int()),
    }),
  ),
});
export type SideLogEntry = z.infer<typeof sideLogEntry>;
