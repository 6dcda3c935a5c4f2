import { judgeVoteAct } from "@crosstable/shared/authority/judge-vote-act";
import { SIDE_LOG_VERSION } from "@crosstable/shared/authority/side-log";
import type { Answer } from "@crosstable/shared/events/requests";
import type { DecideInCaucus } from "@crosstable/shared/events/side-votes";
import { canonicalText } from "@crosstable/shared/record/canonical";

import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";

/**
 * Does one act on the votes of the asker's own side. It is judged with identity and time from the server, kept in that side's own log,
 * and told to that side alone: nothing of it is a move, and no document and no monitor follows from it.
 */
export function decideInCaucus(
  desk: Desk,
  { seat }: Asker,
  { key, act }: DecideInCaucus,
): Answer<"decide-in-caucus"> {
  const { negotiation, side, role } = seat;
  if (side === null) return refused("not-yours-to-ask", "Only the seats of a side have votes.");
  const before = desk.storage.sideLog.findRequest({ seat: seat.id, key });
  if (before !== undefined) {
    return canonicalText(before.act) === canonicalText(act)
      ? { done: {} }
      : refused("malformed", "This request was used for something else before. Reload the page.");
  }
  const state = desk.talks.stateOf(negotiation);
  if (state === undefined) return refusedAsClosed();
  const nowMs = desk.talks.timeOf(negotiation);
  const votes = desk.votes.of({ negotiation, side });
  const seats = desk.storage.seats.list(negotiation);
  const verdict = judgeVoteAct(votes.state, act, { actor: seat, nowMs, state, seats });
  if (verdict !== null) return { refused: verdict };
  desk.votes.add(
    {
      v: SIDE_LOG_VERSION,
      negotiation,
      side,
      seq: votes.entries + 1,
      at: new Date(nowMs).toISOString(),
      by: { seat: seat.id, name: seat.name, role },
      act,
    },
    key,
  );
  desk.announcer.tell({ to: "side", negotiation, side }, { fact: "votes-changed" });
  return { done: {} };
}
