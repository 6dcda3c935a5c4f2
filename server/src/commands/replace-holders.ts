import { THE_SERVER } from "@crosstable/shared/record/the-server";
import type { Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";

import { commitEntry } from "./commit-entry.ts";
import { refusedAsClosed, type Desk } from "./desk.ts";
import { fallsWith, wasBefore } from "./host-desk.ts";

/**
 * Ends every session of a seat that somebody takes by a link which the host has issued in place of the former: what it had half made falls,
 * its keys with it, and its sockets close at once. `alongside` is stored with the row. Null when it is done; throws `NotStored` as every row does.
 */
export function replaceHolders(
  desk: Desk,
  seat: Seat,
  alongside: () => void,
): { refused: Refusal } | null {
  const state = desk.talks.stateOf(seat.negotiation);
  if (state === undefined) return refusedAsClosed();
  commitEntry(desk, {
    negotiation: seat.negotiation,
    by: THE_SERVER,
    act: {
      kind: "host-act",
      hostAct: {
        kind: "revoke-link",
        seat: seat.id,
        was: wasBefore(seat),
        ...fallsWith(state, seat.id),
        replaced: true,
      },
    },
    request: null,
    alongside: () => {
      desk.storage.sessions.endAll(seat.id);
      desk.storage.seats.outdate(seat.id);
      alongside();
    },
  });
  desk.seatChanged(seat.id, "signed-out");
  return null;
}
