import { randomUUID } from "node:crypto";

import type { Answer } from "@crosstable/shared/events/requests";
import type { MakeSupposal, Supposal, TakeBackSupposal } from "@crosstable/shared/events/supposals";
import type { NegotiationId, SeatId } from "@crosstable/shared/ids";
import { MAX_SUPPOSALS_PER_SIDE } from "@crosstable/shared/limits";
import { openSessionOf } from "@crosstable/shared/moves/bargaining-session";

import { refused, refusedAsClosed, type Asker, type Desk } from "./desk.ts";

/**
 * What is supposed at the tables now. Kept in memory and nowhere else: off the record means that no disk has it, so a
 * restart of the server ends it as an adjournment does.
 */
export class Supposals {
  readonly #said = new Map<NegotiationId, { by: SeatId; supposal: Supposal }[]>();

  of(negotiation: NegotiationId): Supposal[] {
    return (this.#said.get(negotiation) ?? []).map(({ supposal }) => supposal);
  }

  add(negotiation: NegotiationId, by: SeatId, supposal: Supposal): void {
    this.#said.set(negotiation, [...(this.#said.get(negotiation) ?? []), { by, supposal }]);
  }

  /** False when this seat has no such supposal. */
  remove(negotiation: NegotiationId, by: SeatId, id: string): boolean {
    const before = this.#said.get(negotiation) ?? [];
    const after = before.filter((each) => each.by !== by || each.supposal.id !== id);
    this.#said.set(negotiation, after);
    return after.length < before.length;
  }

  /** False when there was nothing to end. */
  end(negotiation: NegotiationId): boolean {
    return this.#said.delete(negotiation);
  }
}

/** Shows a supposal to everybody at the table. The mediator's is shown without saying whose it is. */
export function makeSupposal(
  desk: Desk,
  asker: Asker,
  asked: MakeSupposal,
): Answer<"make-supposal"> {
  const { seat } = asker;
  const { negotiation, side } = seat;
  const state = desk.talks.stateOf(negotiation);
  if (state === undefined) return refusedAsClosed();
  if (openSessionOf(state) === null)
    return refused("no-session", "No session goes on. A chief opens one; a supposal ends with it.");
  if (asked.text.trim() === "") return refused("no-text", "A supposal needs words.");
  if (asked.proposal !== null && !state.proposals.has(asked.proposal))
    return refused("unknown-proposal", "This proposal is not on the table.");
  // Each side has its own measure, and the mediator too: nobody's what-ifs keep another's from the table.
  const own = desk.supposals.of(negotiation).filter((each) => each.side === side);
  if (own.length >= MAX_SUPPOSALS_PER_SIDE)
    return refused("too-many-requests", "So much is supposed already. Take something back first.");
  const isNamed = side !== null;
  const id = randomUUID();
  desk.supposals.add(negotiation, seat.id, {
    id,
    side,
    seat: isNamed ? seat.id : null,
    seatName: isNamed ? seat.name : null,
    proposal: asked.proposal,
    text: asked.text,
    at: new Date(desk.now()).toISOString(),
  });
  tellSupposals(desk, negotiation);
  return { done: { id } };
}

/** Takes a supposal from everybody's screen. Only who said it does. */
export function takeBackSupposal(
  desk: Desk,
  asker: Asker,
  asked: TakeBackSupposal,
): Answer<"take-back-supposal"> {
  const { id: seat, negotiation } = asker.seat;
  if (!desk.supposals.remove(negotiation, seat, asked.id))
    return refused("not-yours-to-ask", "Only who said it takes it back.");
  tellSupposals(desk, negotiation);
  return { done: {} };
}

/** Ends whatever was supposed when no session goes on any more. */
export function endSupposals(desk: Desk, negotiation: NegotiationId): void {
  if (desk.supposals.end(negotiation)) tellSupposals(desk, negotiation);
}

function tellSupposals(desk: Desk, negotiation: NegotiationId): void {
  const supposals = desk.supposals.of(negotiation);
  desk.announcer.tell({ to: "table", negotiation }, { fact: "supposed", supposals });
}
