import type { IncomingMessage } from "node:http";

import type { SeatId } from "@crosstable/shared/ids";
import {
  EVENT_CONNECTS_A_MINUTE,
  MAX_EVENT_SOCKETS_PER_SEAT,
  MAX_UNSEATED_EVENT_SOCKETS,
  MAX_UNSEATED_EVENT_SOCKETS_PER_SEAT,
} from "@crosstable/shared/limits";
import { refuse, type Refusal } from "@crosstable/shared/refusals";

import { openSeatBudget } from "../access/seat-budget.ts";

const MINUTE_MS = 60_000;

/** How many may come to the event wire: strangers who have not said yet who they are, and the tabs of one person. */
export interface EventDoor {
  /**
   * Whether a connection may open, before anybody has said which seat it is for. Strangers keep nobody out who holds a session, nor
   * do people each other.
   */
  mayOpen(request: IncomingMessage): boolean;
  /** It has opened, and counts until it has sat down or is closed. */
  opened(request: IncomingMessage): void;
  closed(request: IncomingMessage): void;
  /** What is wrong with one more connection of this seat; undefined when it may sit down. */
  judge(seat: SeatId): Refusal | undefined;
  satDown(seat: SeatId, request: IncomingMessage): void;
  left(seat: SeatId): void;
}

/** Opens the door. `heldBy` tells whose sessions the cookies of a request are, and looks at nothing else. */
export function openEventDoor(options: {
  readonly now: () => number;
  readonly heldBy: (request: IncomingMessage) => readonly SeatId[];
}): EventDoor {
  const { now, heldBy } = options;
  const connects = openSeatBudget({ now, windowMs: MINUTE_MS, most: EVENT_CONNECTS_A_MINUTE });
  const seated = new Map<SeatId, number>();
  const count = (seat: SeatId, by: 1 | -1): void => {
    const after = (seated.get(seat) ?? 0) + by;
    if (after > 0) seated.set(seat, after);
    else seated.delete(seat);
  };
  const unseated = new Unseated();
  /** While nothing can be read, whoever knocks is a stranger; the sign-in behind this door says what is wrong. */
  const whose = (request: IncomingMessage): readonly SeatId[] => {
    try {
      return heldBy(request);
    } catch {
      return [];
    }
  };
  return {
    mayOpen: (request) => unseated.placeFor(whose(request)) !== undefined,
    opened: (request) => unseated.add(request, whose(request)),
    closed: (request) => unseated.remove(request),
    judge(seat) {
      if (!connects.take(seat)) {
        const words = "This seat has connected too often in one minute. Wait a moment.";
        return refuse("too-many-requests", words);
      }
      if ((seated.get(seat) ?? 0) < MAX_EVENT_SOCKETS_PER_SEAT) return undefined;
      const words = `This seat is open in ${MAX_EVENT_SOCKETS_PER_SEAT} places. Close some of them.`;
      return refuse("too-many-requests", words);
    },
    satDown(seat, request) {
      unseated.remove(request);
      count(seat, 1);
    },
    left: (seat) => count(seat, -1),
  };
}

/** Those of whom nobody knows yet for which seat they are, each under one seat whose session its browser holds, or as a stranger. */
class Unseated {
  readonly #places = new Map<IncomingMessage, SeatId | "stranger">();
  readonly #counts = new Map<SeatId | "stranger", number>();

  /** Undefined where there is room for no more. */
  placeFor(heldBy: readonly SeatId[]): SeatId | "stranger" | undefined {
    if (heldBy.length === 0)
      return this.#count("stranger") < MAX_UNSEATED_EVENT_SOCKETS ? "stranger" : undefined;
    return heldBy.find((seat) => this.#count(seat) < MAX_UNSEATED_EVENT_SOCKETS_PER_SEAT);
  }

  add(request: IncomingMessage, heldBy: readonly SeatId[]): void {
    const place = this.placeFor(heldBy) ?? heldBy[0] ?? "stranger";
    this.#places.set(request, place);
    this.#counts.set(place, this.#count(place) + 1);
  }

  remove(request: IncomingMessage): void {
    const place = this.#places.get(request);
    if (place === undefined) return;
    this.#places.delete(request);
    const left = this.#count(place) - 1;
    if (left > 0) this.#counts.set(place, left);
    else this.#counts.delete(place);
  }

  #count(place: SeatId | "stranger"): number {
    return this.#counts.get(place) ?? 0;
  }
}
