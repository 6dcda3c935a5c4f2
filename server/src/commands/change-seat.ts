import type { Answer, Request } from "@crosstable/shared/events/requests";
import { judgeSeat } from "@crosstable/shared/record/judge-seat";
import { nameSeat } from "@crosstable/shared/record/name-seat";

import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";
import {
  commitHostAct,
  earlierAct,
  fallsWith,
  ownSeat,
  refusedAsUnknownSeat,
  wasBefore,
} from "./host-desk.ts";

type ChangeSeat = Extract<Request, { request: "change-seat" }>;

/** Changes role or side of a seat. Its sockets close at once and come back with the new rights; its sessions stay. */
export function changeSeat(desk: Desk, asker: Asker, asked: ChangeSeat): Answer<"change-seat"> {
  const earlier = earlierAct(desk, asker, {
    key: asked.key,
    kind: "change-seat",
    isSame: (act) => act.seat === asked.seat && act.side === asked.side && act.role === asked.role,
  });
  if (earlier !== undefined) return "refused" in earlier ? earlier : { done: {} };

  const { negotiation } = asker.seat;
  const state = desk.talks.stateOf(negotiation);
  const book = desk.talks.bookOf(negotiation);
  if (state === undefined || book === undefined) return refusedAsClosed();
  const seat = ownSeat(desk, asker, asked.seat);
  if (seat === undefined) return refusedAsUnknownSeat();
  const { side, role } = asked;
  if (seat.id === asker.seat.id) {
    return refused(
      "not-yours-to-ask",
      "You would lock yourself out. Another host can change your seat.",
    );
  }
  if (seat.side === side && seat.role === role) {
    return refused("seat-impossible", `This seat is ${seat.name} already.`);
  }
  const impossible = judgeSeat({ seat: seat.id, side, role }, book.seats.values());
  if (impossible !== null) return { refused: impossible };

  const name = nameSeat({ side, role }, { sides: state.sides, names: book.seatNames });
  commitHostAct(desk, {
    asker,
    key: asked.key,
    act: {
      kind: "change-seat",
      seat: seat.id,
      side,
      role,
      name,
      was: wasBefore(seat),
      ...fallsWith(state, seat.id),
    },
    alongside: () => desk.storage.seats.change(seat.id, { side, role, name }),
  });
  desk.seatChanged(seat.id, "changed");
  return { done: {} };
}
