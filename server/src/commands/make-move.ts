import { galleryOf } from "@crosstable/shared/documents/may-follow";
import { publishedState } from "@crosstable/shared/documents/published";
import type { Enrolment, MakeMove } from "@crosstable/shared/events/make-move";
import type { Answer } from "@crosstable/shared/events/requests";
import type { NegotiationId } from "@crosstable/shared/ids";
import { openSessionOf } from "@crosstable/shared/moves/bargaining-session";
import type { CaseState } from "@crosstable/shared/moves/case-state";
import type { Move } from "@crosstable/shared/moves/move";
import { judgeTransmittal, mayCompare } from "@crosstable/shared/moves/transmittal";
import { canonicalText } from "@crosstable/shared/record/canonical";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import type { SignedBy } from "@crosstable/shared/record/signed-transmittal";
import type { AsOf } from "@crosstable/shared/record/stamp";
import type { Seat } from "@crosstable/shared/roles";

import { commitEntry, receiptOf, recordedAs } from "./commit-entry.ts";
import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";
import { judgeSignature } from "./judge-signature.ts";
import { lapsePackages } from "./lapse-packages.ts";
import { endSupposals } from "./supposals.ts";

/** One transmittal, with the seat as the server knows it. */
interface Transmittal {
  readonly seat: Seat;
  readonly key: string;
  readonly moves: readonly Move[];
  readonly how: Signed | EnteredAfterwards;
}

/** Done at the table, by a device that signs. */
interface Signed {
  readonly signed: SignedBy;
  readonly enrolment: Enrolment | undefined;
}

/** Moves of old talks that are entered afterwards. Nobody signs them, and the record shows that. */
interface EnteredAfterwards {
  readonly asOf: AsOf;
}

/** Makes the moves of one transmittal, all or none. */
export function makeMove(desk: Desk, asker: Asker, asked: MakeMove): Answer<"make-move"> {
  const { key, moves, signed, enrolment } = asked;
  const how = { signed: { ...signed, key }, enrolment };
  return transmit(desk, { seat: asker.seat, key, moves, how });
}

/**
 * Enters moves of old talks for a side's chief. Possible only until the first device is enrolled: from then on nothing stands on the
 * record as a side's move that no device of that side has signed.
 */
export function enterAfterwards(
  desk: Desk,
  entered: Omit<Transmittal, "how"> & EnteredAfterwards,
): Answer<"make-move"> {
  const { seat, key, moves, asOf } = entered;
  if (desk.talks.bookOf(seat.negotiation)?.hasDevices === true) {
    return refused(
      "device-unknown",
      "Devices sign here, so nothing is entered for a side any more.",
    );
  }
  return transmit(desk, { seat, key, moves, how: { asOf } });
}

/**
 * Judges the moves with identity and time from the server and puts them on the record. The same key from the same seat
 * is answered with the row that it became the first time, however often it is asked.
 */
function transmit(desk: Desk, transmittal: Transmittal): Answer<"make-move"> {
  const { seat, key, moves, how } = transmittal;
  const request = { seat: seat.id, key };
  const before = desk.storage.record.findRequest(request);
  if (before !== undefined) return sameAgain(before, moves);

  const { negotiation } = seat;
  lapsePackages(desk, negotiation);
  const state = desk.talks.stateOf(negotiation);
  if (state === undefined) return refusedAsClosed();
  if (moves.some(mayCompare)) {
    const tooMuch = desk.comparing.judge(seat);
    if (tooMuch !== null) return { refused: tooMuch };
  }
  const nowMs = desk.talks.timeOf(negotiation);
  const asOf = "asOf" in how ? how.asOf : null;
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
  desk.comparing.spend(seat, verdict.compared);
  if ("refused" in verdict) return { refused: verdict.refused };
  // The row says when it was judged, so that whoever judges it again comes to the same.
  const row = {
    negotiation,
    by: recordedAs(seat),
    atMs: nowMs,
    request,
    beforeShown: () => showOut(desk, negotiation, verdict.state),
  };
  if ("asOf" in how) {
    const entry = commitEntry(desk, { ...row, act: { kind: "moves", moves: [...moves], asOf } });
    return { done: receiptOf(entry) };
  }
  const { signed, enrolment } = how;
  const judged = judgeSignature(desk, { seat, moves, signed, enrolment });
  if ("refused" in judged) return judged;
  if (judged.enrolling !== null) {
    const act = { kind: "host-act", hostAct: judged.enrolling } as const;
    commitEntry(desk, { negotiation, by: row.by, atMs: nowMs, act, request: null });
  }
  const entry = commitEntry(desk, {
    ...row,
    act: { kind: "moves", moves: [...moves], asOf: null, signed },
  });
  const [goneOn, goesOn] = [state, verdict.state].map((each) => openSessionOf(each)?.number);
  if (goesOn !== goneOn) endSupposals(desk, negotiation);
  return { done: receiptOf(entry) };
}

/**
 * GROUND-7, GROUND-8: from the moment of the agreement, before they are shown it, and not from the observers' next coming. Of an agreement
 * off the record from the moment when the table is back: a socket that closes would tell of it, and until then they are shown nothing.
 */
function showOut(desk: Desk, negotiation: NegotiationId, state: CaseState): void {
  const before = desk.talks.publishedOf(negotiation);
  if (before === undefined) return;
  const after = publishedState(before, state);
  if (before.groundRules === after.groundRules) return;
  for (const seat of desk.storage.seats.list(negotiation)) {
    const [former, gallery] = [before, after].map((each) => galleryOf(seat, each.groundRules));
    if (former === null || former === gallery) continue;
    desk.seatChanged(seat.id, gallery === null ? "stays-out" : "other-gallery");
  }
}

function sameAgain(before: RecordEntry, moves: readonly Move[]): Answer<"make-move"> {
  const isSame =
    before.act.kind === "moves" && canonicalText(before.act.moves) === canonicalText(moves);
  return isSame
    ? { done: receiptOf(before) }
    : refused("malformed", "This request was used for something else before. Reload the page.");
}
