import * as z from "zod/mini";

import { negotiationId, seatId } from "../ids.ts";
import { role } from "../roles.ts";
import { sideMark, sides } from "../sides.ts";
import { demonstrationClock, expiration } from "./expiration.ts";

/** The secret of a personal link: 256 random bits in base64url. It stands in the URL's fragment, which no server log sees. */
const linkSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** POST /api/join and POST /api/join/look. Only the first spends the link. */
export const joinRequest = z.strictObject({ secret: linkSecret });

/** What is told of a seat to whoever holds its link or its session. */
export const seatView = z.strictObject({
  seat: seatId,
  negotiation: negotiationId,
  name: z.string(),
  side: z.nullable(sideMark),
  role,
  epoch: z.int(),
});
export type SeatView = z.infer<typeof seatView>;

/** The answer to POST /api/join/look: which seat the link would take, and in which talks. */
export const lookReply = z.strictObject({
  seat: seatView,
  title: z.string(),
  sides,
  /** Taking the seat ends the sessions that it has then. */
  replaces: z.optional(z.boolean()),
});
export type LookReply = z.infer<typeof lookReply>;

/** The answer to POST /api/join; the session is in the cookie that comes with it. */
export const joinReply = z.strictObject({ seat: seatView });
export type JoinReply = z.infer<typeof joinReply>;

/** What POST /api/join/look tells: whose seat the link opens. It spends nothing. */
export const joinLook = z.strictObject({
  seat: seatView,
  title: z.string(),
  sides: z.nullable(sides),
  replaces: z.optional(z.boolean()),
});
export type JoinLook = z.infer<typeof joinLook>;

/** What POST /api/join answers, with the session in its cookie. */
export const joinedReply = z.strictObject({ seat: seatView });

/** GET /api/seats/<seat>/me: where am I, and for whom. */
export const meReply = z.strictObject({
  seat: seatView,
  title: z.string(),
  sides,
  expiration: z.nullable(expiration),
  clock: z.nullable(demonstrationClock),
  /** All seats' names, so that ids can be shown as people know them. Own side and neutral seats, and the other side's. */
  seats: z.array(
    z.strictObject({ seat: seatId, name: z.string(), side: z.nullable(sideMark), role }),
  ),
  /** Server time in milliseconds since 1970, to see how far this device's clock is off. */
  nowMs: z.number(),
});
export type MeReply = z.infer<typeof meReply>;

/** POST /api/seats/<seat>/client-ids */
export const leaseRequest = z.strictObject({ document: z.string().check(z.maxLength(40)) });
/** ClientIDs for one document: use one a page load, never one in two tabs. */
export const leaseReply = z.strictObject({ clientIds: z.array(z.int()) });

/** GET /api/seats/<seat>/authors?document=… : who wrote under which clientID, of those that have written. */
export const authorsReply = z.strictObject({ authors: z.record(z.string(), seatId) });
export type AuthorsReply = z.infer<typeof authorsReply>;

/** GET /api/seats: the seats that this browser holds. */
export const heldSeatsReply = z.strictObject({
  seats: z.array(z.strictObject({ seat: seatView, title: z.string() })),
});
export type HeldSeatsReply = z.infer<typeof heldSeatsReply>;

/** The page that a personal link opens; the secret follows as the fragment. */
const JOIN_PATH = "/join";

/** The personal link of a seat. */
export function personalLink(origin: string, secret: string): string {
  return `${origin}${JOIN_PATH}#${secret}`;
}
