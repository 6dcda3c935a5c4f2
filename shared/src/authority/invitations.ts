import * as z from "zod/mini";

import { seatId, type SeatId } from "../ids.ts";
import type { Role } from "../roles.ts";
import { sideMark } from "../sides.ts";
import { isInvitationAct } from "./side-act.ts";
import type { SideLogEntry } from "./side-log.ts";

/** What a side has said last of one mediator's seat. */
export interface Invitation {
  readonly seat: SeatId;
  /**
   * The epoch of that seat and the number of its latest link when it was invited. A seat whose role, side or link has changed since is
   * another guest, and so may be whoever sits down with a new link.
   */
  readonly epoch: number;
  readonly link: number;
  /** RFC 3339, server time. */
  readonly since: string;
  readonly until: string;
  /** The name of the seat that invited. */
  readonly by: string;
  readonly isEnded: boolean;
}

/** By the mediator's seat. It follows from the side's own log alone. */
export type Invitations = ReadonlyMap<SeatId, Invitation>;

export const NO_INVITATIONS: Invitations = new Map();

const MINUTE_MS = 60_000;

/** When an invitation of so many minutes ends by itself; both RFC 3339. */
export function endOfInvitation(since: string, minutes: number): string {
  return new Date(Date.parse(since) + minutes * MINUTE_MS).toISOString();
}

/** The state after one more entry that was judged; entries about votes change nothing. Throws on one that was not judged. */
export function applyInvitationEntry(state: Invitations, entry: SideLogEntry): Invitations {
  const { act, at, by, guest } = entry;
  if (!isInvitationAct(act)) return state;
  const { seat } = act;
  if (act.kind === "end-invitation") {
    const invited = state.get(seat);
    if (invited === undefined) throw new Error("the end of no invitation");
    return new Map(state).set(seat, { ...invited, isEnded: true });
  }
  if (guest === undefined) throw new Error("an invitation of nobody");
  const until = endOfInvitation(at, act.minutes);
  const { epoch, link } = guest;
  const invited = { seat, epoch, link, since: at, until, by: by.name, isEnded: false };
  return new Map(state).set(seat, invited);
}

/** A seat as far as an invitation is about it. */
export interface Guest {
  readonly id: SeatId;
  readonly role: Role;
  readonly epoch: number;
  /** The number of its latest link. */
  readonly link: number;
}

/**
 * True while this very seat may read the caucus: it is a mediator's, nothing of it has changed since, nobody has ended the invitation,
 * and its time has not passed. `nowMs` is server time.
 */
export function isGuest(state: Invitations, guest: Guest, nowMs: number): boolean {
  const invited = state.get(guest.id);
  return (
    invited !== undefined &&
    guest.role === "mediator" &&
    !invited.isEnded &&
    invited.epoch === guest.epoch &&
    invited.link === guest.link &&
    nowMs < Date.parse(invited.until)
  );
}

/** One open invitation, as that side's seats and its guest read it. */
export const invitationView = z.strictObject({
  side: sideMark,
  seat: seatId,
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  by: z.string(),
});
export type InvitationView = z.infer<typeof invitationView>;
