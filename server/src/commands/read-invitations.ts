import type { Answer } from "@crosstable/shared/events/requests";
import { SIDE_MARKS } from "@crosstable/shared/sides";

import type { Asker, Desk } from "./desk.ts";

/**
 * The invitations that are open now, as far as the asker is of that side or is the guest. MEDIATOR-3: a side asks for its own alone,
 * and whoever is not invited is answered as if nobody were.
 */
export function readInvitations(desk: Desk, { seat }: Asker): Answer<"read-invitations"> {
  const { negotiation } = seat;
  const seats = desk.storage.seats.list(negotiation);
  const invitations = SIDE_MARKS.flatMap((side) => {
    if (seat.side !== null && seat.side !== side) return [];
    const asked = seat.side === null ? [seat] : seats;
    return desk.guests
      .of({ negotiation, side }, asked)
      .map(({ seat: guest, since, until, by }) => ({ side, seat: guest, since, until, by }));
  });
  return { done: { invitations } };
}
