import * as z from "zod/mini";

import { negotiationId, seatId } from "../ids.ts";
import { role } from "../roles.ts";
import { documentPathName } from "../rooms.ts";
import { expiration } from "../session/expiration.ts";
import { side, sideMark } from "../sides.ts";
import { oneLine } from "../text/one-line.ts";

/** What the host asks. Each is on the record; none shows the host a word of a caucus or of a draft. */
const localTime = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/));
const zone = z.string().check(z.minLength(1), z.maxLength(64));
const key = z.uuid();

/** Makes a new negotiation, with its default seats, and a host's seat in it for whoever asks. */
export const openNegotiation = z.strictObject({
  request: z.literal("open-negotiation"),
  key,
  title: oneLine(200),
  sides: z.strictObject({ a: side, b: side }),
  expiration: z.nullable(z.strictObject({ local: localTime, zone })),
  /** Seats to begin with, a side. A chief and a second are always made. */
  negotiatorsPerSide: z.int().check(z.gte(0), z.lte(40)),
  staffPerSide: z.int().check(z.gte(0), z.lte(20)),
  mediators: z.int().check(z.gte(0), z.lte(5)),
  observers: z.int().check(z.gte(0), z.lte(100)),
});

export const addSeat = z.strictObject({
  request: z.literal("add-seat"),
  key,
  side: z.nullable(sideMark),
  role,
});

/** Changes role or side of a seat. Its sockets close, its sessions stay, its epoch grows. */
export const changeSeat = z.strictObject({
  request: z.literal("change-seat"),
  key,
  seat: seatId,
  side: z.nullable(sideMark),
  role,
});

/** Makes a new link for a seat; the former link, if unused, is void. The secret is in the reply and nowhere else. */
export const issueLink = z.strictObject({
  request: z.literal("issue-link"),
  key,
  seats: z.array(seatId).check(z.minLength(1), z.maxLength(400)),
  /** Whoever takes a seat by its link ends the sessions that it has then. Left out, they go on beside the new one. */
  replaces: z.optional(z.boolean()),
});

/** Revokes the link and every session that it opened. */
export const revokeLink = z.strictObject({ request: z.literal("revoke-link"), key, seat: seatId });

export const endSession = z.strictObject({
  request: z.literal("end-session"),
  key,
  session: z.string().check(z.minLength(1), z.maxLength(64)),
});

export const setExpiration = z.strictObject({
  request: z.literal("set-expiration"),
  key,
  local: localTime,
  zone,
  assumed: z.array(z.enum(["hour", "zone"])),
});

export const readHost = z.strictObject({ request: z.literal("read-host") });

/** One seat as the host sees it. */
export const hostSeat = z.strictObject({
  seat: seatId,
  name: z.string(),
  side: z.nullable(sideMark),
  role,
  link: z.enum(["none", "unused", "used", "revoked"]),
  /** The link waits, and taking the seat by it ends the sessions that there are. */
  linkReplaces: z.optional(z.boolean()),
  connected: z.boolean(),
  sessions: z.array(
    z.strictObject({
      session: z.string(),
      since: z.iso.datetime(),
      lastSeen: z.iso.datetime(),
      device: z.string(),
    }),
  ),
});
export type HostSeat = z.infer<typeof hostSeat>;

export const hostView = z.strictObject({
  negotiation: negotiationId,
  title: z.string(),
  sides: z.strictObject({ a: side, b: side }),
  expiration: z.nullable(expiration),
  /** From then on an extension takes both chiefs, and the host sets the expiration no more. */
  haveSidesMoved: z.boolean(),
  seats: z.array(hostSeat),
  /** Documents that the disk no longer gives back. Which, and nothing of what stood in them. */
  unreadable: z.array(documentPathName),
  /** The newest of what was stored before the last start is missing on the server. */
  wasLogDamaged: z.boolean(),
});
export type HostView = z.infer<typeof hostView>;

/** Links are shown once, when they are made. */
export const issuedLinks = z.strictObject({
  links: z.array(z.strictObject({ seat: seatId, name: z.string(), secret: z.string() })),
});
export type IssuedLinks = z.infer<typeof issuedLinks>;

export const openedNegotiation = z.strictObject({
  negotiation: negotiationId,
  hostSeat: seatId,
  hostSecret: z.string(),
});

export const addedSeat = z.strictObject({ seat: seatId });
