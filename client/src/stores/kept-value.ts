import { create } from "zustand";

import { hearKept, keep, readKept, type KeptOf } from "./kept-on-device.ts";
import { meStore } from "./me-store.ts";

/** What one seat has prepared and not sent, as one value. */
export interface KeptValue<Value> {
  readonly use: () => Value;
  readonly get: () => Value;
  readonly set: (value: Value) => void;
}

interface KeptValueOptions<Value> {
  /** The name under which this browser keeps it. */
  readonly name: string;
  /** Reads what was kept, by whatever version of the page: what cannot be read is nothing. */
  readonly read: (kept: unknown) => Value;
  /** True for what need not be kept. */
  readonly isNothing: (value: Value) => boolean;
}

/**
 * A value that is this seat's alone: kept in this browser, over a reload too, the same in every tab of the seat, and on no wire. What one tab has
 * sent and let go, another does not send again.
 */
export function keptValue<Value>(options: KeptValueOptions<Value>): KeptValue<Value> {
  const { name, read, isNothing } = options;
  const store = create<{ value: Value; of: string | null }>(() => ({
    value: read(undefined),
    of: null,
  }));
  let isHearing = false;

  /** Reading what is kept needs no wait, so the first picture has it. */
  const readOnce = (): void => {
    const of = owner();
    if (of === null) return;
    const whose = `${of.seat}/${of.epoch}`;
    if (store.getState().of === whose) return;
    store.setState({ value: read(readKept(of, name)), of: whose });
    if (isHearing) return;
    isHearing = true;
    hearKept(owner, name, (kept) => store.setState({ value: read(kept) }));
  };

  return {
    use: () => {
      readOnce();
      return store(({ value }) => value);
    },
    get: () => {
      readOnce();
      return store.getState().value;
    },
    set: (value) => {
      readOnce();
      store.setState({ value });
      const of = owner();
      if (of !== null) keep(of, name, isNothing(value) ? null : value);
    },
  };
}

function owner(): KeptOf | null {
  const seat = meStore.getState().me?.seat;
  return seat === undefined ? null : { seat: seat.seat, epoch: seat.epoch };
}
