import type { Answer, Request } from "@crosstable/shared/events/requests";

import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";
import { commitHostAct, earlierAct } from "./host-desk.ts";

type EndSession = Extract<Request, { request: "end-session" }>;

/** Ends one session of a seat, such as one on a device that was lost. The seat's other sessions go on. */
export function endSession(desk: Desk, asker: Asker, asked: EndSession): Answer<"end-session"> {
  const { negotiation } = asker.seat;
  const { seats, sessions } = desk.storage;
  const holderOf = (session: string) =>
    seats.list(negotiation).find((each) => sessions.list(each.id).some(({ id }) => id === session));
  const seat = holderOf(asked.session);
  // The record does not say which session was ended. One that is still open it was not.
  const isSame = () => seat === undefined;
  const earlier = earlierAct(desk, asker, { key: asked.key, kind: "end-session", isSame });
  if (earlier !== undefined) return "refused" in earlier ? earlier : { done: {} };

  if (desk.talks.stateOf(negotiation) === undefined) return refusedAsClosed();
  if (seat === undefined) return refused("unknown-seat", "That session has ended already.");
  if (seat.id === asker.seat.id && sessions.list(seat.id).length === 1) {
    return refused("not-yours-to-ask", "This is your only session. You would lock yourself out.");
  }
  commitHostAct(desk, {
    asker,
    key: asked.key,
    act: { kind: "end-session", seat: seat.id },
    alongside: () => sessions.end(asked.session),
  });
  desk.seatChanged(seat.id, "session-ended");
  return { done: {} };
}
