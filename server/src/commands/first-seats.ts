import type { RecordedSeat } from "@crosstable/shared/record/host-act";
import type { Role } from "@crosstable/shared/roles";
import { seatName } from "@crosstable/shared/roles";
import { SIDE_MARKS, type SideMark, type Sides } from "@crosstable/shared/sides";

import { newSeatId } from "./add-seat.ts";

/** How many seats a negotiation begins with. A chief and a second a side, and one host, are always made. */
export interface FirstSeats {
  readonly sides: Sides;
  readonly negotiatorsPerSide: number;
  readonly staffPerSide: number;
  readonly mediators: number;
  readonly observers: number;
}

/** The seats of a new negotiation, named by their roles. */
export function firstSeats(asked: FirstSeats): RecordedSeat[] {
  const { sides, negotiatorsPerSide, staffPerSide, mediators, observers } = asked;
  const ofSide = (side: SideMark) => [
    ...several({ side, role: "chief", count: 1, sides }),
    ...several({ side, role: "second", count: 1, sides }),
    ...several({ side, role: "negotiator", count: negotiatorsPerSide, sides }),
    ...several({ side, role: "staff", count: staffPerSide, sides }),
  ];
  return [
    ...SIDE_MARKS.flatMap(ofSide),
    ...several({ side: null, role: "mediator", count: mediators, sides }),
    ...several({ side: null, role: "observer", count: observers, sides }),
    ...several({ side: null, role: "host", count: 1, sides }),
  ];
}

function several(wanted: {
  side: SideMark | null;
  role: Role;
  count: number;
  sides: Sides;
}): RecordedSeat[] {
  const { side, role, count, sides } = wanted;
  const sideShort = side === null ? null : sides[side].short;
  return Array.from({ length: count }, (_, index) => {
    const ordinal = isNumbered(role, count) ? index + 1 : null;
    return { seat: newSeatId(), side, role, name: seatName({ sideShort, role, ordinal }) };
  });
}

/** Negotiators, staff and observers are counted even where there is one, because more may come. */
function isNumbered(role: Role, count: number): boolean {
  if (role === "chief" || role === "second" || role === "host") return false;
  return role !== "mediator" || count > 1;
}
