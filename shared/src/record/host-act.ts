import * as z from "zod/mini";

import { negotiationId, seatId } from "../ids.ts";
import { fallenOffers } from "../moves/fallen-offers.ts";
import { role } from "../roles.ts";
import { demonstrationClock, expiration } from "../session/expiration.ts";
import { sideMark, sides } from "../sides.ts";
import { publicKey, signature } from "./keys.ts";

/** A seat as the record names it. */
export const recordedSeat = z.strictObject({
  seat: seatId,
  side: z.nullable(sideMark),
  role,
  name: z.string().check(z.minLength(1), z.maxLength(80)),
});
export type RecordedSeat = z.infer<typeof recordedSeat>;

/** What a seat was before the act: whether it held the chief's hand follows from it. Rows of the first days do not say it. */
const was = z.optional(z.strictObject({ side: z.nullable(sideMark), role }));

/** What the seat had offered and the other side had not answered: it falls with the seat. Rows from before this do not have it. */
const drops = z.optional(fallenOffers);

/**
 * What the host does is on the record, where both sides see it. None of it touches what was said or agreed; only a
 * chief's signature that the other side has not met with its own, and an offer that it has not answered, fall when the chief's seat is
 * changed or revoked, and the hand goes back to the chief when the second's is.
 */
export const hostAct = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("open-negotiation"),
    negotiation: negotiationId,
    title: z.string().check(z.minLength(1), z.maxLength(200)),
    sides,
    expiration: z.nullable(expiration),
    clock: z.nullable(demonstrationClock),
    gaps: z.array(z.string().check(z.maxLength(1000))),
    seats: z.array(recordedSeat),
    /** The key with which the server signs receipts. Rows of the first days do not have it. */
    hostKey: z.optional(publicKey),
  }),
  z.strictObject({ kind: z.literal("set-expiration"), expiration }),
  z.strictObject({ kind: z.literal("add-seat"), ...recordedSeat.shape }),
  z.strictObject({ kind: z.literal("change-seat"), ...recordedSeat.shape, was, drops }),
  z.strictObject({
    kind: z.literal("issue-links"),
    seats: z.array(seatId),
    /** Taking a seat by its link will end the sessions that it has then. */
    replaces: z.optional(z.literal(true)),
  }),
  z.strictObject({
    kind: z.literal("revoke-link"),
    seat: seatId,
    was,
    drops,
    /** Not the host's doing at that moment: somebody took the seat by a link that the host had issued in place of the former. */
    replaced: z.optional(z.literal(true)),
  }),
  z.strictObject({ kind: z.literal("end-session"), seat: seatId }),
  /** From here on the server signs receipts with this key. */
  z.strictObject({ kind: z.literal("host-key"), hostKey: publicKey }),
  /** The server has bound the key of a device to a seat: what it signs is the seat's, until the seat's link, role or session ends. */
  z.strictObject({
    kind: z.literal("enrol-device"),
    seat: seatId,
    device: publicKey,
    /** Whether the browser keeps the key so that no page can read it, as the device says of itself. */
    kept: z.enum(["sealed", "open"]),
    /** The device's signature over its own enrolment. */
    proof: signature,
  }),
]);
export type HostAct = z.infer<typeof hostAct>;
export type OpenNegotiation = Extract<HostAct, { kind: "open-negotiation" }>;
