import { MAX_MOVES_PER_TRANSMITTAL } from "@crosstable/shared/limits";
import { move as moveSchema, type Move } from "@crosstable/shared/moves/move";

import { keptValue } from "../../stores/kept-value.ts";
import { noteDrafts, withoutTakenBack } from "./taken-back.ts";

const basket = keptValue<readonly Move[]>({
  name: "transmittal",
  read: movesIn,
  isNothing: (moves) => moves.length === 0,
});

/**
 * The moves that this chief has collected to hand over as one transmittal. They are the mover's alone: kept in this browser, over a
 * reload too, and neither in the caucus nor on the server before they go over.
 */
export const useBasket = basket.use;

/** Puts other moves, or the same in another order, in place of all that are in the basket. */
export const setBasket = basket.set;

/** Puts moves into the basket, after those that are in it. False when it is full. */
export function addToBasket(added: readonly Move[]): boolean {
  const moves = [...basket.get(), ...added];
  if (moves.length > MAX_MOVES_PER_TRANSMITTAL) return false;
  setBasket(moves);
  noteDrafts(moves);
  return true;
}

/** Takes out what the side has taken back as drafts. How many moves that were. */
export function dropTakenBack(): number {
  const moves = basket.get();
  const left = withoutTakenBack(moves);
  if (left.length < moves.length) setBasket(left);
  return moves.length - left.length;
}

function movesIn(kept: unknown): Move[] {
  // A move of a former version that this one does not know cannot be handed over.
  return (Array.isArray(kept) ? kept : []).flatMap((each) => {
    const read = moveSchema.safeParse(each);
    return read.success ? [read.data] : [];
  });
}
