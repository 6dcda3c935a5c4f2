import type { SeatId } from "../ids.ts";
import type { Actor, CaseState } from "../moves/case-state.ts";
import { isRefusal, moverOf } from "../moves/guards.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { Role } from "../roles.ts";
import type { InvitationAct } from "./invitation-act.ts";

/** What an invitation is judged by. The client has all of it too, and its button follows the same rule. */
export interface InvitationContext {
  readonly actor: Actor;
  /** Who makes the moves: from the record. */
  readonly state: Pick<CaseState, "hand" | "sides">;
  /** Every seat of the talks as it is now. */
  readonly seats: readonly { readonly id: SeatId; readonly role: Role }[];
  /** Who may read this side's caucus now. */
  readonly guests: readonly SeatId[];
}

/**
 * The rule of inviting a mediator into the own caucus, and of ending that: null when it may be done now, else the refusal in words.
 * Whoever holds the chief's hand does both, at any time. The reasons are those of other refusals, so that a count of refusals
 * does not tell that anybody was invited.
 */
export function judgeInvitationAct(
  act: InvitationAct,
  { actor, state, seats, guests }: InvitationContext,
): Refusal | null {
  const mover = moverOf(state, actor);
  if (isRefusal(mover)) return mover;
  switch (act.kind) {
    case "invite-mediator":
      return seats.some(({ id, role }) => id === act.seat && role === "mediator")
        ? null
        : refuse("unknown-seat", "Only a mediator can be invited into a caucus.");
    case "end-invitation":
      return guests.includes(act.seat)
        ? null
        : refuse("stale", "The mediator is not in your caucus any more.");
  }
}
