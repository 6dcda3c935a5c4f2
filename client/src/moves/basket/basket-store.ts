import { MAX_MOVES_PER_TRANSMITTAL } from "@crosstable/shared/limits";
import { move as moveSchema, type Move } from "@crosstable/shared/moves/move";
import { create } from "zustand";

import { hearKept, keep, readKept, type KeptOf } from "../../stores/kept-on-device.ts";
import { meStore } from "../../stores/me-store.ts";

const NAME = "transmittal";

interface BasketStore {
  readonly moves: readonly Move[];
  /** Whose basket it is; null until it was read. */
  readonly of: string | null;
}

const basketStore = create<BasketStore>(() => ({ moves: [], of: null }));

/**
 * The moves that this chief has collected to hand over as one transmittal. They are the mover's alone: kept in this browser, over a
 * reload too, and neither in the caucus nor on the server before they go over.
 */
export function useBasket(): readonly Move[] {
  // Reading what is kept needs no wait, so the first picture has it.
  readOnce();
  return basketStore(({ moves }) => moves);
}

/** Puts moves into the basket, after those that are in it. False when it is full. */
export function addToBasket(added: readonly Move[]): boolean {
  readOnce();
  const moves = [...basketStore.getState().moves, ...added];
  if (moves.length > MAX_MOVES_PER_TRANSMITTAL) return false;
  setBasket(moves);
  return true;
}

/** Puts other moves, or the same in another order, in place of all that are in the basket. */
export function setBasket(moves: readonly Move[]): void {
  basketStore.setState({ moves });
  const of = owner();
  if (of !== null) keep(of, NAME, moves.length === 0 ? null : moves);
}

function owner(): KeptOf | null {
  const seat = meStore.getState().me?.seat;
  return seat === undefined ? null : { seat: seat.seat, epoch: seat.epoch };
}

function readOnce(): void {
  const of = owner();
  if (of === null) return;
  const name = `${of.seat}/${of.epoch}`;
  if (basketStore.getState().of === name) return;
  basketStore.setState({ moves: movesIn(readKept(of, NAME)), of: name });
  if (isHearing) return;
  isHearing = true;
  // Two tabs of one chief have one basket: what the one hands over, the other does not hand over again.
  hearKept(owner, NAME, (kept) => basketStore.setState({ moves: movesIn(kept) }));
}

let isHearing = false;

function movesIn(kept: unknown): Move[] {
  // A move of a former version that this one does not know cannot be handed over.
  return (Array.isArray(kept) ? kept : []).flatMap((each) => {
    const read = moveSchema.safeParse(each);
    return read.success ? [read.data] : [];
  });
}
