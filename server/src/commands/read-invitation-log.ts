import { viewInvitationLog } from "@crosstable/shared/authority/invitation-log";
import type { Answer } from "@crosstable/shared/events/requests";

import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";

/** When a mediator could read the caucus of the asker's own side. MEDIATOR-3: a side asks for its own alone. */
export function readInvitationLog(desk: Desk, { seat }: Asker): Answer<"read-invitation-log"> {
  const { negotiation, side } = seat;
  if (side === null) return refused("not-yours-to-ask", "Only the seats of a side have a caucus.");
  const book = desk.talks.bookOf(negotiation);
  if (book === undefined) return refusedAsClosed();
  const { invited } = desk.sideLogs.of({ negotiation, side });
  const invitations = viewInvitationLog(invited, {
    nowMs: desk.talks.timeOf(negotiation),
    changesOf: (id) => book.changesOf(id),
    nameOf: (id) => desk.storage.seats.find(id)?.name ?? "A mediator",
  });
  return { done: { invitations } };
}
