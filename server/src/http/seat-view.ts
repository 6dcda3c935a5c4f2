import { refuse, type Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";
import type { SeatView } from "@crosstable/shared/session/sign-in";

/** What is told of a seat to whoever holds its link or its session. */
export function seatViewOf({ id, negotiation, name, side, role, epoch }: Seat): SeatView {
  return { seat: id, negotiation, name, side, role, epoch };
}

/** The refusal for talks whose record did not replay. */
export function talksAreClosed(): { refused: Refusal } {
  const words = "The record of these talks is damaged. Tell your host.";
  return { refused: refuse("not-stored", words) };
}
