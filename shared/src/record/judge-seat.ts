import { refuse, type Refusal } from "../refusals.ts";
import { isPossibleSeat, type Role } from "../roles.ts";
import type { SideMark } from "../sides.ts";
import type { RecordedSeat } from "./host-act.ts";
import { isHeldOnce } from "./name-seat.ts";

/** Says why talks can have no such seat beside the others, or null when they can. The seat that it would be is left out of account. */
export function judgeSeat(
  wanted: { seat: RecordedSeat["seat"] | null; side: SideMark | null; role: Role },
  seats: Iterable<RecordedSeat>,
): Refusal | null {
  if (!isPossibleSeat(wanted)) {
    return refuse(
      "seat-impossible",
      "A chief, second, negotiator or staff member belongs to a side; a mediator, observer or host to none.",
    );
  }
  const others = [...seats].filter(({ seat }) => seat !== wanted.seat);
  const isTaken = others.some(({ side, role }) => side === wanted.side && role === wanted.role);
  if (isHeldOnce(wanted.role) && isTaken) {
    return refuse("seat-impossible", `This side has a ${wanted.role}. Change that seat first.`);
  }
  return null;
}
