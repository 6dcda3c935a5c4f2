import type { HostSeat } from "@crosstable/shared/events/host";
import type { Answer } from "@crosstable/shared/events/requests";
import type { Seat } from "@crosstable/shared/roles";
import { documentPath } from "@crosstable/shared/rooms";

import { refusedAsClosed, type Asker, type Desk } from "./desk.ts";

/** What the host's page shows: seats, links, sessions, the expiration, damaged documents. Nothing that anybody has said. */
export function readHost(desk: Desk, asker: Asker): Answer<"read-host"> {
  const { negotiation } = asker.seat;
  const state = desk.talks.shownTo(asker.seat);
  if (state === undefined) return refusedAsClosed();
  const { title, sides, expiration } = state;
  const haveSidesMoved = desk.talks.bookOf(negotiation)?.haveSidesMoved ?? false;
  const seats = desk.storage.seats.list(negotiation).map((seat) => hostSeat(desk, seat));
  const { wasLogDamaged } = desk.storage;
  const unreadable = desk.documents.unreadable(negotiation).map(documentPath);
  return {
    done: {
      negotiation,
      title,
      sides,
      expiration,
      haveSidesMoved,
      seats,
      unreadable,
      wasLogDamaged,
    },
  };
}

function hostSeat(desk: Desk, seat: Seat): HostSeat {
  const { id, name, side, role } = seat;
  const sessions = desk.storage.sessions.list(id).map((session) => ({
    session: session.id,
    since: new Date(session.sinceMs).toISOString(),
    lastSeen: new Date(session.lastSeenMs).toISOString(),
    device: session.device,
  }));
  const link = desk.storage.links.stateOf(id);
  const replacing = desk.storage.links.isReplacing(id) ? { linkReplaces: true } : {};
  const connected = desk.connected.isConnected(id);
  return { seat: id, name, side, role, link, ...replacing, connected, sessions };
}
