import * as z from "zod/mini";

import { pastInvitation } from "../authority/invitation-log.ts";
import { invitationView } from "../authority/invitations.ts";
import { sideAct } from "../authority/side-act.ts";

/** Decides something inside the own side: about its votes, or about a mediator in its caucus. */
export const decideInCaucus = z.strictObject({
  request: z.literal("decide-in-caucus"),
  /** Made once by the client for one intention. The same key from the same seat takes effect once. */
  key: z.uuid(),
  act: sideAct,
});
export type DecideInCaucus = z.infer<typeof decideInCaucus>;

/** Asks for the own side's votes, as this seat may see them. */
export const readVotes = z.strictObject({ request: z.literal("read-votes") });

/** Asks which mediator may read the own side's caucus; a mediator asks which caucus they may read. */
export const readInvitations = z.strictObject({ request: z.literal("read-invitations") });

/** Those that are open now. */
export const openInvitations = z.strictObject({ invitations: z.array(invitationView) });

/** Asks when a mediator could read the own side's caucus, from the first invitation on. For seats of a side alone. */
export const readInvitationLog = z.strictObject({ request: z.literal("read-invitation-log") });

/** The latest first. */
export const invitationLog = z.strictObject({ invitations: z.array(pastInvitation) });
