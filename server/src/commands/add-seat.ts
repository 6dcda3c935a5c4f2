import { randomBytes } from "node:crypto";

import type { Request, Answer } from "@crosstable/shared/events/requests";
import { parseSeatId, type SeatId } from "@crosstable/shared/ids";
import { MAX_SEATS_PER_NEGOTIATION } from "@crosstable/shared/limits";
import { judgeSeat } from "@crosstable/shared/record/judge-seat";
import { nameSeat } from "@crosstable/shared/record/name-seat";
import type { Role } from "@crosstable/shared/roles";
import type { SideMark } from "@crosstable/shared/sides";

import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";
import { commitHostAct, earlierAct } from "./host-desk.ts";

type AddSeat = Extract<Request, { request: "add-seat" }>;

/** Adds a seat to the host's negotiation. Its link is a request of its own. */
export function addSeat(desk: Desk, asker: Asker, asked: AddSeat): Answer<"add-seat"> {
  const { key, side, role } = asked;
  const isSame = (act: { side: SideMark | null; role: Role }) =>
    act.side === side && act.role === role;
  const earlier = earlierAct(desk, asker, { key, kind: "add-seat", isSame });
  if (earlier !== undefined)
    return "refused" in earlier ? earlier : { done: { seat: earlier.seat } };

  const { negotiation } = asker.seat;
  const state = desk.talks.stateOf(negotiation);
  const book = desk.talks.bookOf(negotiation);
  if (state === undefined || book === undefined) return refusedAsClosed();
  const { size } = book.seats;
  if (size >= MAX_SEATS_PER_NEGOTIATION) {
    return refused("too-many-seats", `These talks have ${size} seats; more cannot be added.`);
  }
  const impossible = judgeSeat({ seat: null, side, role }, book.seats.values());
  if (impossible !== null) return { refused: impossible };

  const id = newSeatId();
  const name = nameSeat({ side, role }, { sides: state.sides, names: book.seatNames });
  commitHostAct(desk, {
    asker,
    key,
    act: { kind: "add-seat", seat: id, side, role, name },
    alongside: () => desk.storage.seats.add({ id, negotiation, side, role, name, epoch: 1 }),
  });
  return { done: { seat: id } };
}

const ID_BYTES = 9;

/** A new id for a seat. It says nothing of side or role, because it stands in addresses that people paste. */
export function newSeatId(): SeatId {
  const id = parseSeatId(randomBytes(ID_BYTES).toString("base64url"));
  if (id === undefined) throw new Error("base64url gave no id");
  return id;
}
