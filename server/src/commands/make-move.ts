import type { MakeMove, MoveDone } from "@crosstable/shared/events/make-move";
import type { Answer } from "@crosstable/shared/events/requests";
import type { Move } from "@crosstable/shared/moves/move";
import { judgeTransmittal } from "@crosstable/shared/moves/transmittal";
import { canonicalText } from "@crosstable/shared/record/canonical";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import type { AsOf } from "@crosstable/shared/record/stamp";
import type { Seat } from "@crosstable/shared/roles";

import { commitEntry, recordedAs } from "./commit-entry.ts";
import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";
import { lapsePackages } from "./lapse-packages.ts";

/** One transmittal, with the seat as the server knows it. */
export interface Transmittal {
  readonly seat: Seat;
  readonly key: string;
  readonly moves: readonly Move[];
  /** For moves of old talks that are entered afterwards; null for what is done at the table. */
  readonly asOf: AsOf | null;
}

/** Makes the moves of one transmittal, all or none. */
export function makeMove(desk: Desk, asker: Asker, asked: MakeMove): Answer<"make-move"> {
  return transmit(desk, { seat: asker.seat, key: asked.key, moves: asked.moves, asOf: null });
}

/**
 * Judges the moves with identity and time from the server and puts them on the record. The same key from the same seat
 * is answered with the row that it became the first time, however often it is asked.
 */
export function transmit(desk: Desk, transmittal: Transmittal): Answer<"make-move"> {
  const { seat, key, moves, asOf } = transmittal;
  const request = { seat: seat.id, key };
  const before = desk.storage.record.findRequest(request);
  if (before !== undefined) return sameAgain(before, moves);

  const { negotiation } = seat;
  lapsePackages(desk, negotiation);
  const state = desk.talks.stateOf(negotiation);
  if (state === undefined) return refusedAsClosed();
  const nowMs = desk.talks.timeOf(negotiation);
  const verdict = judgeTransmittal(state, moves, {
    actor: seat,
    nowMs,
    stamp: {
      // The number is the record's to give; no rule reads it.
      seq: 0,
      at: new Date(nowMs).toISOString(),
      side: seat.side,
      seat: seat.id,
      seatName: seat.name,
      role: seat.role,
      asOf,
    },
  });
  if ("refused" in verdict) return verdict;
  const entry = commitEntry(desk, {
    negotiation,
    by: recordedAs(seat),
    act: { kind: "moves", moves: [...moves], asOf },
    request,
  });
  return { done: doneAs(entry) };
}

function sameAgain(before: RecordEntry, moves: readonly Move[]): Answer<"make-move"> {
  const isSame =
    before.act.kind === "moves" && canonicalText(before.act.moves) === canonicalText(moves);
  return isSame
    ? { done: doneAs(before) }
    : refused("malformed", "This request was used for something else before. Reload the page.");
}

function doneAs(entry: RecordEntry): MoveDone {
  return { seq: entry.seq, head: entry.head, at: entry.at };
}
