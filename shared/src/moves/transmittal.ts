import type { Stamp } from "../record/stamp.ts";
import type { Refusal } from "../refusals.ts";
import type { CaseState, MoveContext } from "./case-state.ts";
import { applyMove, judgeMove, type Move } from "./move.ts";
import { charsCompared, type Made } from "./new-item.ts";

/** The state after a whole transmittal, or the refusal of the first of its moves that may not be made. */
export type TransmittalVerdict = ({ readonly state: CaseState } | { readonly refused: Refusal }) & {
  /** How many signs were compared to come to it, also where it is a refusal. */
  readonly compared: number;
};

/** One of several moves that go over as one. */
export interface JudgedMove {
  readonly move: Move;
  /** Why it would be refused after those before it, or null. */
  readonly refusal: Refusal | null;
  /** After it, or as before where it would be refused. */
  readonly state: CaseState;
  /** How many signs were compared for it and for those before it. */
  readonly compared: number;
}

type Who = MoveContext & { readonly stamp: Stamp };

/**
 * Judges several moves that go over as one, one after the other: each on the state that those before it leave. What is split and merged in
 * all of them together is compared up to a bound.
 */
export function* judgedInTurn(
  before: CaseState,
  moves: readonly Move[],
  who: Who,
): Generator<JudgedMove> {
  const { stamp, ...context } = who;
  let state = before;
  let compared = 0;
  for (const move of moves) {
    const refusal = judgeMove(state, move, { ...context, charsBefore: compared });
    // Also for one that is refused: it may have been compared in vain. What there was no room for was not.
    if (refusal?.reason !== "too-many-requests") compared += charsOf(state, move, context);
    if (refusal === null) state = applyMove(state, move, stamp);
    yield { move, refusal, state, compared };
  }
}

/**
 * Judges several moves that go over as one: all or none. The state that was given is never touched, so a refusal has changed nothing.
 */
export function judgeTransmittal(
  before: CaseState,
  moves: readonly Move[],
  who: Who,
): TransmittalVerdict {
  let last = { state: before, compared: 0 };
  let moveIndex = 0;
  for (const judged of judgedInTurn(before, moves, who)) {
    const { refusal, state, compared } = judged;
    if (refusal !== null) return { refused: { ...refusal, moveIndex }, compared };
    last = { state, compared };
    moveIndex += 1;
  }
  return last;
}

/** Whether it may take a comparison with the texts before it to judge this move. */
export function mayCompare(move: Move): boolean {
  const made = madeBy(move);
  return made !== null && made.items.some((item) => item.isNew !== true);
}

function charsOf(state: CaseState, move: Move, context: MoveContext): number {
  const made = madeBy(move);
  return made === null ? 0 : (charsCompared(state, made, context) ?? 0);
}

function madeBy(move: Move): Made | null {
  if (move.kind === "split") return { items: move.into, from: [move.proposal] };
  return move.kind === "merge" ? { items: [move], from: move.from } : null;
}
