import type { Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { applyMove, judgeMove, type Move } from "./move.ts";

/** The state after a whole transmittal, or the refusal of the first of its moves that may not be made. */
export type TransmittalVerdict = { readonly state: CaseState } | { readonly refused: Refusal };

/**
 * Judges several moves that go over as one: each on the state that those before it leave, all or none. The state that
 * was given is never touched, so a refusal has changed nothing.
 */
export function judgeTransmittal(
  before: CaseState,
  moves: readonly Move[],
  who: MoveContext & { readonly stamp: Stamp },
): TransmittalVerdict {
  const { stamp, ...context } = who;
  let state = before;
  for (const [moveIndex, move] of moves.entries()) {
    const refused = judgeMove(state, move, context);
    if (refused !== null) return { refused: { ...refused, moveIndex } };
    state = applyMove(state, move, stamp);
  }
  return { state };
}
