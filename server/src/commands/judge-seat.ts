import type { SeatId } from "@crosstable/shared/ids";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import { isPossibleSeat, type Role, type Seat } from "@crosstable/shared/roles";
import type { SideMark } from "@crosstable/shared/sides";

import { isHeldOnce } from "./name-seat.ts";

/** Says why these talks can have no such seat beside the others, or null when they can. `id` is left out of account. */
export function judgeSeat(
  wanted: { id: SeatId | null; side: SideMark | null; role: Role },
  seats: readonly Seat[],
): Refusal | null {
  if (!isPossibleSeat(wanted)) {
    return refuse(
      "seat-impossible",
      "A chief, second, negotiator or staff member belongs to a side; a mediator, observer or host to none.",
    );
  }
  const others = seats.filter((seat) => seat.id !== wanted.id);
  const isTaken = others.some((seat) => seat.side === wanted.side && seat.role === wanted.role);
  if (isHeldOnce(wanted.role) && isTaken) {
    return refuse("seat-impossible", `This side has a ${wanted.role}. Change that seat first.`);
  }
  return null;
}
