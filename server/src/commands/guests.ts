import {
  isGuest,
  NO_INVITATIONS,
  type Invitation,
  type Invitations,
} from "@crosstable/shared/authority/invitations";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { Seat } from "@crosstable/shared/roles";
import type { SideMark } from "@crosstable/shared/sides";

import type { CommandPorts } from "./ports.ts";
import type { OfSide, SideLogs } from "./side-logs.ts";

/** Which mediator may read which caucus now. The rights of the document wire ask here, and nobody keeps the answer. */
export interface Guests {
  isIn(seat: Seat, side: SideMark): boolean;
  /** Of these seats, those that may read this side's caucus now, with what the side has said. */
  of(side: OfSide, seats: readonly Seat[]): Invitation[];
}

interface GuestsOptions extends Pick<CommandPorts, "steadyMs" | "warn"> {
  readonly logs: SideLogs;
  /** The number of a seat's latest link. */
  readonly linkOf: (seat: SeatId) => number;
  readonly timeOf: (negotiation: NegotiationId) => number;
  /** Whether the talks can be worked on, so that a side can end what it has said. */
  readonly isOpen: (negotiation: NegotiationId) => boolean;
}

interface Deadline {
  readonly since: string;
  readonly until: string;
  readonly endsMs: number;
}

/**
 * An invitation ends by the wall's clock, and by a clock that only grows as well: whoever sets the wall's clock back lets nobody stay
 * (FAULT-3). The second begins to count when an invitation is first looked at, which is when it is made or when a restarted
 * server is asked.
 */
export function openGuests(options: GuestsOptions): Guests {
  const { logs, linkOf, timeOf, isOpen, steadyMs, warn } = options;
  const deadlines = new Map<string, Deadline>();
  const invitationsOf = (of: OfSide): Invitations => {
    try {
      return logs.of(of).invitations;
    } catch (error) {
      // When nobody knows who was invited, because the side's log is damaged, nobody is.
      warn("side-log-not-read", { error });
      return NO_INVITATIONS;
    }
  };
  const find = (seat: Seat, { negotiation, side }: OfSide): Invitation | null => {
    // While the talks are closed no side can take back what it has said.
    if (!isOpen(negotiation)) return null;
    const invitations = invitationsOf({ negotiation, side });
    const nowMs = timeOf(negotiation);
    const invited = invitations.get(seat.id);
    const guest = { ...seat, link: linkOf(seat.id) };
    if (invited === undefined || !isGuest(invitations, guest, nowMs)) return null;
    const key = `${side}/${seat.id}`;
    const { since, until } = invited;
    let deadline = deadlines.get(key);
    if (deadline?.since !== since || deadline.until !== until) {
      // A clock that was set back before the server started says that more is left than there was ever given.
      const fromMs = Math.max(nowMs, Date.parse(since));
      deadline = { since, until, endsMs: steadyMs() + Date.parse(until) - fromMs };
      deadlines.set(key, deadline);
    }
    return steadyMs() < deadline.endsMs ? invited : null;
  };
  return {
    isIn(seat, side) {
      const { negotiation, role } = seat;
      return role === "mediator" && find(seat, { negotiation, side }) !== null;
    },
    of: (side, seats) => seats.flatMap((seat) => find(seat, side) ?? []),
  };
}
