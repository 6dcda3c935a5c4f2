import type { Seat } from "@crosstable/shared/roles";
import { maySitAtTable } from "@crosstable/shared/roles";

import type { Audience } from "../commands/ports.ts";

/** The name of the socket.io room in which an audience listens. Ids hold no slash, so two audiences never share one. */
export function audienceRoom(audience: Audience): string {
  switch (audience.to) {
    case "table":
      return `table/${audience.negotiation}`;
    case "side":
      return `side/${audience.negotiation}/${audience.side}`;
    case "hosts":
      return `hosts/${audience.negotiation}`;
    case "seat":
      return `seat/${audience.seat}`;
  }
}

/** Every audience that a seat belongs to. */
export function audiencesOf(seat: Seat): Audience[] {
  const { id, negotiation, side, role } = seat;
  const audiences: Audience[] = [{ to: "seat", seat: id }];
  if (maySitAtTable(seat)) audiences.push({ to: "table", negotiation });
  if (side !== null) audiences.push({ to: "side", negotiation, side });
  if (role === "host") audiences.push({ to: "hosts", negotiation });
  return audiences;
}
