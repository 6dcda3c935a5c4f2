import * as z from "zod/mini";

import type { NegotiationId, SeatId } from "./ids.ts";
import type { SideMark } from "./sides.ts";

/** Roles of a side sit in its caucus; roles of neither side never do. */
export const SIDE_ROLES = ["chief", "second", "negotiator", "staff"] as const;
export const NEUTRAL_ROLES = ["mediator", "observer", "host"] as const;

export const role = z.enum([...SIDE_ROLES, ...NEUTRAL_ROLES]);
export type Role = z.infer<typeof role>;

/** Who somebody is, as the server knows it. Never built from what a client says. */
export interface Seat {
  readonly id: SeatId;
  readonly negotiation: NegotiationId;
  readonly side: SideMark | null;
  readonly role: Role;
  /** Named by its role, for example "Guild negotiator 5". */
  readonly name: string;
  /**
   * Grows whenever the seat's role, side or link changes. A socket carries the epoch it was opened
   * under; when the two differ, the socket has no rights left.
   */
  readonly epoch: number;
}

/** True for the four roles that belong to a side. */
export function isSideRole(value: Role): boolean {
  return (SIDE_ROLES as readonly string[]).includes(value);
}

/** Says whether side and role fit together: a side's role needs a side, a neutral role must have none. */
export function isPossibleSeat(value: { side: SideMark | null; role: Role }): boolean {
  return isSideRole(value.role) === (value.side !== null);
}

const ROLE_WORDS: Record<Role, string> = {
  chief: "chief",
  second: "second",
  negotiator: "negotiator",
  staff: "staff",
  mediator: "Mediator",
  observer: "Observer",
  host: "Host",
};

/**
 * The name of a seat made from its role, so that nobody has to be invented: "Guild negotiator 5",
 * "Observer 2", "Host". The ordinal is left out where a role is taken once.
 */
export function seatName(options: {
  sideShort: string | null;
  role: Role;
  ordinal: number | null;
}): string {
  const words = [options.sideShort, ROLE_WORDS[options.role], options.ordinal];
  return words.filter((word) => word !== null).join(" ");
}

/** Up to two letters and a figure that stand on a person's mark: "N5", "C", "M". */
export function seatInitials(name: string, sideShort: string | null): string {
  const rest =
    sideShort !== null && name.startsWith(`${sideShort} `)
      ? name.slice(sideShort.length + 1)
      : name;
  const [word = "", ordinal = ""] = rest.split(" ");
  return `${word.charAt(0).toUpperCase()}${/^\d+$/.test(ordinal) ? ordinal : ""}`;
}

/** The four kinds of people who follow the table room: everyone but observers and the host. */
export function maySitAtTable(value: { role: Role }): boolean {
  return value.role !== "observer" && value.role !== "host";
}

/** Chiefs, seconds and negotiators write on the worksheet; staff and the mediator read it. */
export function mayWriteWorksheet(value: { role: Role }): boolean {
  return value.role === "chief" || value.role === "second" || value.role === "negotiator";
}

/** Staff of a side, the mediator and the host may watch a monitor; each sees a different one. */
export function mayWatchMonitor(value: { role: Role }): boolean {
  return value.role === "staff" || value.role === "mediator" || value.role === "host";
}
