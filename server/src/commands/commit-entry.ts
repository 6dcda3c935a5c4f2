import type { SeatId } from "@crosstable/shared/ids";
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

/** How the record names the server where it acts by itself. */
export const THE_SERVER: RecordBody["by"] = { seat: null, name: "Server", side: null, role: null };

/** Adds a row to the record and then, only then, tells both sides and the mediator; the host too where the host acted. */
export function commitEntry(desk: Desk, commit: Commit): RecordEntry {
  const { entry, state } = desk.talks.commit(commit);
  const { negotiation, seq, head, at, by } = entry;
  desk.announcer.tell(
    { to: "table", negotiation },
    {
      fact: "moved",
      seq,
      head,
      at,
      side: by.side,
      seatName: by.name,
      words: entryWords(desk, state, entry),
    },
  );
  if (entry.act.kind === "host-act") {
    desk.announcer.tell({ to: "hosts", negotiation }, { fact: "host-changed" });
  }
  return entry;
}

function entryWords(desk: Desk, state: CaseState, entry: RecordEntry): string[] {
  const { act, by } = entry;
  if (act.kind === "host-act") {
    const nameOf = (seat: SeatId) => desk.storage.seats.find(seat)?.name ?? "a seat";
    return [hostActWords(act.hostAct, nameOf)];
  }
  return act.moves.map((move) => moveWords(state, move, by.side));
}
