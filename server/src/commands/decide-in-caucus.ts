import { judgeInvitationAct } from "@crosstable/shared/authority/judge-invitation-act";
import { judgeVoteAct } from "@crosstable/shared/authority/judge-vote-act";
import { isInvitationAct, type SideAct } from "@crosstable/shared/authority/side-act";
import { SIDE_LOG_VERSION, type SideLogEntry } from "@crosstable/shared/authority/side-log";
import type { Answer } from "@crosstable/shared/events/requests";
import type { DecideInCaucus } from "@crosstable/shared/events/side-votes";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { canonicalText } from "@crosstable/shared/record/canonical";
import type { Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";

import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";
import type { OfSide } from "./side-logs.ts";

/**
 * Does one act inside the asker's own side. It is judged with identity and time from the server, kept in that side's own log,
 * and told to that side alone, and to the mediator whom it is about: nothing of it is a move, and no document and no monitor follows from it.
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
  const seats = desk.storage.seats.list(negotiation);
  const verdict = judge(desk, act, { seat, of: { negotiation, side }, seats, state, nowMs });
  if (verdict !== null) return { refused: verdict };
  const guest = isInvitationAct(act) ? seats.find(({ id }) => id === act.seat) : undefined;
  desk.sideLogs.add(
    {
      v: SIDE_LOG_VERSION,
      negotiation,
      side,
      seq: desk.sideLogs.of({ negotiation, side }).entries + 1,
      at: new Date(nowMs).toISOString(),
      by: { seat: seat.id, name: seat.name, role },
      act,
      ...(act.kind === "invite-mediator" && guest !== undefined
        ? { guest: invitedNow(desk, guest) }
        : {}),
    },
    key,
  );
  const own = { to: "side", negotiation, side } as const;
  if (guest === undefined) {
    desk.announcer.tell(own, { fact: "votes-changed" });
    return { done: {} };
  }
  desk.guestsChanged();
  desk.announcer.tell(own, { fact: "invitations-changed" });
  desk.announcer.tell({ to: "seat", seat: guest.id }, { fact: "invitations-changed" });
  return { done: {} };
}

/** What the side's log keeps of a mediator's seat, by which an invitation falls and afterwards says when. */
function invitedNow(desk: Desk, { id, negotiation, epoch, name }: Seat): SideLogEntry["guest"] {
  const row = desk.talks.headOf(negotiation)?.seq;
  const link = desk.storage.links.numberOf(id);
  return { epoch, link, name, ...(row === undefined ? {} : { row }) };
}

interface Judged {
  readonly seat: Seat;
  readonly of: OfSide;
  readonly seats: readonly Seat[];
  readonly state: CaseState;
  readonly nowMs: number;
}

function judge(desk: Desk, act: SideAct, asked: Judged): Refusal | null {
  const { seat: actor, of, seats, state, nowMs } = asked;
  if (!isInvitationAct(act)) {
    return judgeVoteAct(desk.sideLogs.of(of).votes, act, { actor, nowMs, state, seats });
  }
  const guests = desk.guests.of(of, seats).map(({ seat }) => seat);
  return judgeInvitationAct(act, { actor, state, seats, guests });
}
