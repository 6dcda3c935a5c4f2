import type { InvitationAct } from "@crosstable/shared/authority/invitation-act";
import { judgeInvitationAct } from "@crosstable/shared/authority/judge-invitation-act";

import { useCanMove } from "../../../stores/connection-store.ts";
import { useInvitations } from "../../../stores/invitation-store.ts";
import { useMe } from "../../../stores/me-store.ts";
import { useMatrix } from "../../../sync/use-matrix.ts";

/** Asks the shared rule, as this seat and now, why the mediator cannot be invited or sent out; null when it can be done. */
export function useGuestJudge(): (act: InvitationAct) => string | null {
  const { seat, seats } = useMe();
  const { stateForJudging: state } = useMatrix();
  const { reason } = useCanMove();
  const invitations = useInvitations();
  return (act) => {
    if (reason !== null) return reason;
    if (state === null) return "The table is not loaded yet.";
    const actor = { id: seat.seat, side: seat.side, role: seat.role, name: seat.name };
    const all = seats.map(({ seat: id, role }) => ({ id, role }));
    const guests = invitations.map((each) => each.seat);
    return judgeInvitationAct(act, { actor, state, seats: all, guests })?.words ?? null;
  };
}
