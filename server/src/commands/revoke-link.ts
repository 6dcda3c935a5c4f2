import type { Answer, Request } from "@crosstable/shared/events/requests";

import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";
import {
  commitHostAct,
  earlierAct,
  fallsWith,
  ownSeat,
  refusedAsUnknownSeat,
  wasBefore,
} from "./host-desk.ts";

type RevokeLink = Extract<Request, { request: "revoke-link" }>;

/** Revokes a seat's link and every session that it opened. Its sockets close at once. */
export function revokeLink(desk: Desk, asker: Asker, asked: RevokeLink): Answer<"revoke-link"> {
  const earlier = earlierAct(desk, asker, {
    key: asked.key,
    kind: "revoke-link",
    isSame: (act) => act.seat === asked.seat,
  });
  if (earlier !== undefined) return "refused" in earlier ? earlier : { done: {} };
  const state = desk.talks.stateOf(asker.seat.negotiation);
  if (state === undefined) return refusedAsClosed();
  const seat = ownSeat(desk, asker, asked.seat);
  if (seat === undefined) return refusedAsUnknownSeat();
  if (seat.id === asker.seat.id) {
    return refused(
      "not-yours-to-ask",
      "You would lock yourself out. Another host can revoke your link.",
    );
  }
  commitHostAct(desk, {
    asker,
    key: asked.key,
    act: {
      kind: "revoke-link",
      seat: seat.id,
      was: wasBefore(seat),
      ...fallsWith(state, seat.id),
    },
    alongside: () => {
      desk.storage.links.revoke(seat.id);
      desk.storage.sessions.endAll(seat.id);
      desk.storage.seats.outdate(seat.id);
    },
  });
  desk.seatChanged(seat.id, "signed-out");
  return { done: {} };
}
