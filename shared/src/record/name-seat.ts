import { seatName, type Role } from "../roles.ts";
import type { SideMark, Sides } from "../sides.ts";

/** Roles that one person holds at a time, so that their seats need no number. */
const HELD_ONCE: readonly Role[] = ["chief", "second"];
/** Roles that are seldom held by more than one: the first has no number, the next is number 2. */
const HELD_SELDOM: readonly Role[] = ["mediator", "host"];

/**
 * Names a seat by its role. A number that anybody has had before is not given again: the record would speak of two
 * people by one name.
 */
export function nameSeat(
  seat: { side: SideMark | null; role: Role },
  known: { sides: Sides; names: ReadonlySet<string> },
): string {
  const sideShort = seat.side === null ? null : known.sides[seat.side].short;
  const nameAs = (ordinal: number | null) => seatName({ sideShort, role: seat.role, ordinal });
  if (HELD_ONCE.includes(seat.role)) return nameAs(null);
  if (HELD_SELDOM.includes(seat.role) && !known.names.has(nameAs(null))) return nameAs(null);
  let ordinal = HELD_SELDOM.includes(seat.role) ? 2 : 1;
  while (known.names.has(nameAs(ordinal))) ordinal += 1;
  return nameAs(ordinal);
}

/** True for a role of which a side has one seat and no more. */
export function isHeldOnce(role: Role): boolean {
  return HELD_ONCE.includes(role);
}
