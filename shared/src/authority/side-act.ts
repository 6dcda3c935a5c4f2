import * as z from "zod/mini";

import { invitationAct, type InvitationAct } from "./invitation-act.ts";
import { voteAct } from "./vote-act.ts";

/** Everything that a side decides inside itself, as its own log keeps it. */
export const sideAct = z.union([voteAct, invitationAct]);
export type SideAct = z.infer<typeof sideAct>;

/** True for what is done about a mediator in the caucus. */
export function isInvitationAct(act: SideAct): act is InvitationAct {
  return act.kind === "invite-mediator" || act.kind === "end-invitation";
}
