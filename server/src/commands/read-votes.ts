import { viewVotes } from "@crosstable/shared/authority/view-votes";
import type { Answer } from "@crosstable/shared/events/requests";

import { refused, type Asker, type Desk } from "./desk.ts";

/** The votes of the asker's own side, as that seat may see them. */
export function readVotes(desk: Desk, { seat }: Asker): Answer<"read-votes"> {
  const { negotiation, side } = seat;
  if (side === null) return refused("not-yours-to-ask", "Only the seats of a side have votes.");
  const { votes } = desk.sideLogs.of({ negotiation, side });
  return { done: viewVotes(votes, seat.id, desk.talks.timeOf(negotiation)) };
}
