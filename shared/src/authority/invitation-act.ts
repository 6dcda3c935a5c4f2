import * as z from "zod/mini";

import { seatId } from "../ids.ts";
import { MAX_INVITATION_MINUTES } from "../limits.ts";

/** What a side does about a mediator in its own caucus. None of it is ever a move: nothing of it is told across the table. */
export const invitationAct = z.discriminatedUnion("kind", [
  /** Lets a mediator read the caucus from now on, for so long at most. Said again, it takes the place of what was said before. */
  z.strictObject({
    kind: z.literal("invite-mediator"),
    seat: seatId,
    minutes: z.int().check(z.positive(), z.lte(MAX_INVITATION_MINUTES)),
  }),
  z.strictObject({ kind: z.literal("end-invitation"), seat: seatId }),
]);
export type InvitationAct = z.infer<typeof invitationAct>;
