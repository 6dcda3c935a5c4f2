import * as z from "zod/mini";

import { seatId } from "../ids.ts";
import { sideMark } from "../sides.ts";
import { monitor } from "./monitor.ts";
import { moveDone } from "./move-done.ts";
import { supposal } from "./supposals.ts";

/** A row was added to the record. Sent to both sides and the mediator. */
const moved = z.strictObject({
  fact: z.literal("moved"),
  ...moveDone.shape,
  side: z.nullable(sideMark),
  seatName: z.string(),
  /** A sentence for the announcer: "Guild passed W-12 pass 3." */
  words: z.array(z.string()),
});

/**
 * Who is where, as far as the receiver may know: who is at the table, and who is in the receiver's own caucus.
 * To the mediator, `caucus` is empty. Observers and the host's pages never get it.
 */
export const presence = z.strictObject({
  fact: z.literal("presence"),
  table: z.array(seatId),
  caucus: z.array(seatId),
});
export type Presence = z.infer<typeof presence>;

/** Everything that is supposed at the table now, oldest first. Sent to both sides and the mediator. */
const supposed = z.strictObject({ fact: z.literal("supposed"), supposals: z.array(supposal) });

/** How many watch the receiver: its own side's staff, the mediator, the host. */
export const watched = z.strictObject({
  fact: z.literal("watched"),
  staff: z.int(),
  mediators: z.int(),
  hosts: z.int(),
});
export type Watched = z.infer<typeof watched>;

/** One picture for those who are in the monitor room. */
const monitorSeen = z.strictObject({ fact: z.literal("monitor-seen"), monitor });

/** The receiver's seat has changed: throw away what is kept of documents and load again. */
const rightsChanged = z.strictObject({
  fact: z.literal("rights-changed"),
  /** As on the document wire: whether to load again, or to ask for a new link. */
  reason: z.enum(["rightsChanged", "signedOut"]),
  words: z.string(),
});

/** Something about the receiver's own side's votes has changed; ask `read-votes` again. Told to that side alone. */
const votesChanged = z.strictObject({ fact: z.literal("votes-changed") });

/**
 * Which mediator may read the caucus of the receiver's side, or which caucus the receiver may read, has changed; ask `read-invitations`
 * again. Told to that side and to that mediator alone.
 */
const invitationsChanged = z.strictObject({ fact: z.literal("invitations-changed") });

/** The house is closing; come back. */
const houseClosing = z.strictObject({ fact: z.literal("house-closing") });

/** Something on the host's page has changed; ask `read-host` again. */
const hostChanged = z.strictObject({ fact: z.literal("host-changed") });

/** Everything that the server may announce on the event wire. One socket.io event, `fact`. */
export const fact = z.discriminatedUnion("fact", [
  moved,
  presence,
  supposed,
  watched,
  monitorSeen,
  rightsChanged,
  votesChanged,
  invitationsChanged,
  houseClosing,
  hostChanged,
]);
export type Fact = z.infer<typeof fact>;

/** The name of the one socket.io event that carries facts. */
export const FACT = "fact";
