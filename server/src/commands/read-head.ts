import type { Answer } from "@crosstable/shared/events/requests";

import { refusedAsClosed, type Asker, type Desk } from "./desk.ts";

/** Tells the last row of the record to whoever may sit at the table. */
export function readHead(desk: Desk, { seat }: Asker): Answer<"read-head"> {
  const last = desk.talks.headOf(seat.negotiation);
  if (last === undefined) return refusedAsClosed();
  const { seq, head, atMs, receipt } = last;
  const hostKey = desk.talks.bookOf(seat.negotiation)?.hostKey ?? null;
  return { done: { seq, head, at: new Date(atMs).toISOString(), receipt, hostKey } };
}
