import type { MoveDone } from "@crosstable/shared/events/move-done";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import { moveWords } from "@crosstable/shared/moves/move-words";
import type { RecordBody, RecordEntry } from "@crosstable/shared/record/entry";
import { hostActWords } from "@crosstable/shared/record/host-act-words";
import type { Seat } from "@crosstable/shared/roles";

import type { Desk } from "./desk.ts";
import type { Commit } from "./talks.ts";

/** How the record names a seat that acts. */
export function recordedAs(seat: Seat): RecordBody["by"] {
  return { seat: seat.id, name: seat.name, side: seat.side, role: seat.role };
}

/** Adds a row to the record and then, only then, tells both sides and the mediator; the host too where the host acted, or can set the expiration no more. */
export function commitEntry(desk: Desk, commit: Commit): RecordEntry {
  const hadSidesMoved = haveSidesMoved(desk, commit.negotiation);
  const { entry, state } = desk.talks.commit(commit);
  const { negotiation, by, act } = entry;
  // The moves that the device signs follow in the same turn, and what is told of them holds this row's head as well.
  if (act.kind === "host-act" && act.hostAct.kind === "enrol-device") return entry;
  if (haveSidesMoved(desk, negotiation) !== hadSidesMoved)
    desk.announcer.tell({ to: "hosts", negotiation }, { fact: "host-changed" });
  desk.announcer.tell(
    { to: "table", negotiation },
    {
      fact: "moved",
      ...receiptOf(entry),
      side: by.side,
      seatName: by.name,
      words: entryWords(desk, state, entry),
    },
  );
  if (act.kind === "host-act") {
    desk.announcer.tell({ to: "hosts", negotiation }, { fact: "host-changed" });
  }
  return entry;
}

function haveSidesMoved(desk: Desk, negotiation: NegotiationId): boolean {
  return desk.talks.bookOf(negotiation)?.haveSidesMoved === true;
}

/** What a client keeps of a row that was added. */
export function receiptOf(entry: RecordEntry): MoveDone {
  const { seq, head, at } = entry;
  // Only what an earlier version has stored is without one, and the answer to a request of that time.
  return { seq, head, at, receipt: entry.v === 1 ? null : entry.receipt };
}

function entryWords(desk: Desk, state: CaseState, entry: RecordEntry): string[] {
  const { act, by } = entry;
  if (act.kind === "host-act") {
    const nameOf = (seat: SeatId) => desk.storage.seats.find(seat)?.name ?? "a seat";
    return [hostActWords(act.hostAct, nameOf)];
  }
  return act.moves.map((move) => moveWords(state, move, by.side));
}
