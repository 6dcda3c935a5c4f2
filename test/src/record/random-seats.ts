import { openOffers } from "@crosstable/shared/moves/open-offers";
import type { RecordBody } from "@crosstable/shared/record/entry";
import { nameSeat } from "@crosstable/shared/record/name-seat";
import type { Stamp } from "@crosstable/shared/record/stamp";
import type { Role } from "@crosstable/shared/roles";
import type { SideMark } from "@crosstable/shared/sides";

import { HOST, SECONDS, type SignedTalks } from "./signed-talks.ts";

/**
 * Does something to a side's second, who has got the hand now and then: ends a session, revokes the link, or gives the seat another role and then its
 * own again. The side's chief has the hand at the end, and the second no key.
 */
export function disturbSecond(talks: SignedTalks, side: SideMark, pick: number): void {
  const { id: seat } = SECONDS[side];
  const ofSide = (made: Stamp): boolean => made.side === side;
  const ofSeat = (made: Stamp): boolean => made.seat === seat;
  if (pick % 2 === 0)
    talks.make(side, { kind: "hand-over", to: "second", ...dropping(talks, ofSide) });
  const was = { side, role: "second" } as const;
  if (pick % 3 === 0) talks.host({ kind: "end-session", seat }, HOST);
  if (pick % 3 === 1)
    talks.host({ kind: "revoke-link", seat, was, ...dropping(talks, ofSeat) }, HOST);
  if (pick % 3 === 2) {
    const staff = seated(talks, side, "staff");
    talks.host({ kind: "change-seat", ...staff, was, ...dropping(talks, ofSeat) }, HOST);
    const asStaff = { side, role: "staff" } as const;
    talks.host({ kind: "change-seat", ...seated(talks, side, "second"), was: asStaff }, HOST);
  }
  if (talks.state.hand[side] === "second")
    talks.make(side, { kind: "hand-over", to: "chief", ...dropping(talks, ofSide) });
}

/** A host adds a seat, which then acts as a host where it is one. */
export function addSeat(talks: SignedTalks, side: SideMark, pick: number): void {
  const role = (["staff", "negotiator", "mediator", "host"] as const)[pick % 4] ?? "staff";
  const ofSide = role === "staff" || role === "negotiator" ? side : null;
  const { seats, nextSeat: seat } = talks;
  const hosts = seats.filter((each) => each.role === "host");
  const by: RecordBody["by"] = hosts[pick % hosts.length] ?? HOST;
  const name = nameOf(talks, { side: ofSide, role });
  talks.host({ kind: "add-seat", seat, side: ofSide, role, name }, by);
}

function seated(talks: SignedTalks, side: SideMark, role: Role) {
  return { seat: SECONDS[side].id, side, role, name: nameOf(talks, { side, role }) };
}

function nameOf(talks: SignedTalks, of: { side: SideMark | null; role: Role }): string {
  return nameSeat(of, { sides: talks.state.sides, names: talks.seatNames });
}

function dropping({ state }: SignedTalks, isTheirs: (made: Stamp) => boolean) {
  const drops = openOffers(state, isTheirs);
  return drops === undefined ? {} : { drops };
}
