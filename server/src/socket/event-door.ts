import type { IncomingMessage } from "node:http";

import type { SeatId } from "@crosstable/shared/ids";
import {
  EVENT_CONNECTS_A_MINUTE,
  MAX_EVENT_SOCKETS_PER_SEAT,
  MAX_UNSEATED_EVENT_SOCKETS,
} from "@crosstable/shared/limits";
import { refuse, type Refusal } from "@crosstable/shared/refusals";

import { openSeatBudget } from "../access/seat-budget.ts";

const MINUTE_MS = 60_000;

/** How many may come to the event wire: strangers who have not said yet who they are, and the tabs of one person. */
export interface EventDoor {
  /** Whether a connection may open, before anybody has said whose it is. Whoever holds a session always may. */
  mayOpen(request: IncomingMessage, unseated: number): boolean;
  /** What is wrong with one more connection of this seat; undefined when it may sit down. */
  judge(seat: SeatId): Refusal | undefined;
  satDown(seat: SeatId): void;
  left(seat: SeatId): void;
}

/** Opens the door. `holdsSession` looks at the cookies of the request alone. */
export function openEventDoor(options: {
  readonly now: () => number;
  readonly holdsSession: (request: IncomingMessage) => boolean;
}): EventDoor {
  const { now, holdsSession } = options;
  const connects = openSeatBudget({ now, windowMs: MINUTE_MS, most: EVENT_CONNECTS_A_MINUTE });
  const seated = new Map<SeatId, number>();
  const count = (seat: SeatId, by: 1 | -1): void => {
    const after = (seated.get(seat) ?? 0) + by;
    if (after > 0) seated.set(seat, after);
    else seated.delete(seat);
  };
  return {
    mayOpen: (request, unseated) => unseated < MAX_UNSEATED_EVENT_SOCKETS || holdsSession(request),
    judge(seat) {
      if (!connects.take(seat)) {
        const words = "This seat has connected too often in one minute. Wait a moment.";
        return refuse("too-many-requests", words);
      }
      if ((seated.get(seat) ?? 0) < MAX_EVENT_SOCKETS_PER_SEAT) return undefined;
      const words = `This seat is open in ${MAX_EVENT_SOCKETS_PER_SEAT} places. Close some of them.`;
      return refuse("too-many-requests", words);
    },
    satDown: (seat) => count(seat, 1),
    left: (seat) => count(seat, -1),
  };
}
