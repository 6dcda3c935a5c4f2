import * as z from "zod/mini";

import { seatId } from "../ids.ts";
import { publicKey } from "../record/keys.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";

/**
 * The chief, or the second, says with their own signature that this key is the one of that seat of their side: they have compared its
 * fingerprint with the person. Without it only the server says whose a later key of a side is.
 */
export const vouchForKey = z.strictObject({
  kind: z.literal("vouch-for-key"),
  seat: seatId,
  device: publicKey,
});
export type VouchForKey = z.infer<typeof vouchForKey>;

/**
 * Refuses whoever is no chief or second, and a seat that is not of the mover's side. Whether the keys are what they have to be is the
 * record's to say: see `RecordBook.judgeVouching`.
 */
export function judgeVouchForKey(
  state: CaseState,
  move: VouchForKey,
  { actor }: MoveContext,
): Refusal | null {
  if (actor.side === null || (actor.role !== "chief" && actor.role !== "second"))
    return refuse("not-yours-to-ask", "Only a chief or a second vouches for a key of their side.");
  return state.seats.get(move.seat)?.side === actor.side
    ? null
    : refuse("unknown-seat", "A side vouches for the keys of its own seats, and this is none.");
}

/** Nothing on the table changes by it; whose key is vouched for follows from the record. */
export function applyVouchForKey(state: CaseState): CaseState {
  return state;
}
