import type { InvitationAct } from "@crosstable/shared/authority/invitation-act";
import type { InvitationView } from "@crosstable/shared/authority/invitations";
import type { Refusal } from "@crosstable/shared/refusals";

import { invitationStore } from "../stores/invitation-store.ts";
import { serverNowMs } from "../stores/me-store.ts";
import { ask } from "./ask.ts";

/** The latest question counts: an older answer that comes late is let go. */
let asked = 0;

/** Reads the invitations that concern this seat, for seats of a side and mediators. What cannot be read stays as it is. */
export async function readInvitations(): Promise<void> {
  asked += 1;
  const mine = asked;
  const answer = await ask({ request: "read-invitations" });
  if (mine === asked && "done" in answer) keep(answer.done.invitations);
}

/** Invites a mediator into my side's caucus, or ends that. Null when it is done, else why not. */
export async function decideOnGuest(act: InvitationAct, key: string): Promise<Refusal | null> {
  const answer = await ask({ request: "decide-in-caucus", key, act });
  if ("refused" in answer) return answer.refused;
  await readInvitations();
  return null;
}

/** Lets go of those whose time has passed, without asking: also while there is no connection. */
export function dropOldInvitations(): void {
  keep(invitationStore.getState().invitations);
}

function keep(invitations: readonly InvitationView[]): void {
  const open = invitations.filter(({ until }) => serverNowMs() < Date.parse(until));
  const before = invitationStore.getState().invitations;
  if (JSON.stringify(open) !== JSON.stringify(before)) {
    invitationStore.setState({ invitations: open });
  }
}
