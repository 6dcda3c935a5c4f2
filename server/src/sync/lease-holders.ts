import type { SeatId } from "@crosstable/shared/ids";
import type { SideMark } from "@crosstable/shared/sides";

import type { Storage } from "../storage/storage.ts";

/** Whose the clientIDs of one document are. */
export class LeaseHolders {
  readonly #key: string;
  readonly #storage: Pick<Storage, "clientIds" | "seats">;
  /** As far as it was asked. A lease holds for ever. */
  readonly #known = new Map<number, SeatId>();

  constructor(key: string, storage: Pick<Storage, "clientIds" | "seats">) {
    this.#key = key;
    this.#storage = storage;
  }

  /** True when the clientID was handed to this seat for this document. */
  isLeasedTo(seat: SeatId, client: number): boolean {
    return this.holderOf(client) === seat;
  }

  /** Tells which writers are of a side. */
  ofSide(side: SideMark | null): (client: number) => boolean {
    const sides = new Map<SeatId, SideMark | null>();
    return (client) => {
      const seat = this.holderOf(client);
      if (seat === undefined) return false;
      const known = sides.get(seat);
      const of = known === undefined ? (this.#storage.seats.find(seat)?.side ?? null) : known;
      sides.set(seat, of);
      return of === side;
    };
  }

  /** The seat to which it was handed, or undefined. */
  holderOf(client: number): SeatId | undefined {
    const known = this.#known.get(client);
    if (known !== undefined) return known;
    const holder = this.#storage.clientIds.holderOf(this.#key, client);
    if (holder !== undefined) this.#known.set(client, holder);
    return holder;
  }
}
