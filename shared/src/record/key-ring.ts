import type { SeatId } from "../ids.ts";
import { refuse, type Refusal } from "../refusals.ts";
import type { SideMark } from "../sides.ts";
import type { BoundKey, Vouching } from "./bound-key.ts";
import type { RecordedSeat } from "./host-act.ts";

type Kept = { -readonly [Field in keyof BoundKey]: BoundKey[Field] };

interface Vouched {
  readonly seat: SeatId;
  readonly device: string;
}

/** Every key that a record has bound to a seat, in the order of its rows, and who vouches for each. */
export class KeyRing {
  readonly #keys = new Map<string, Kept>();
  /** The first key of a chief of each side. What it and those after it vouch for is of that side. */
  readonly #first = new Map<SideMark, string>();

  all(): BoundKey[] {
    return [...this.#keys.values()].map((key) => ({ ...key }));
  }

  bind(device: string, { seat, name, side, role }: RecordedSeat, row: number): void {
    const isFirst = side !== null && role === "chief" && !this.#first.has(side);
    if (isFirst) this.#first.set(side, device);
    const vouching: Vouching = { by: isFirst ? "nobody-could" : "nobody" };
    this.#keys.set(device, { device, seat, name, side, role, row, vouching, fellIn: null });
  }

  revoke(seat: SeatId, row: number): void {
    for (const key of this.#keys.values()) {
      if (key.seat === seat) key.fellIn ??= row;
    }
  }

  /** Why a device cannot vouch for a key, or null. Whose signature it is has been judged. */
  judge(by: string, { device, seat }: Vouched): Refusal | null {
    const own = this.#keys.get(by);
    if (own === undefined || own.vouching.by === "nobody")
      return refuse(
        "not-yours-to-ask",
        "Nobody has vouched for the key of this device yet, so it cannot vouch for another.",
      );
    const key = this.#keys.get(device);
    if (key?.seat !== seat || key.side !== own.side)
      return refuse("device-unknown", "No such key signs for that seat of your side.");
    if (key.fellIn !== null)
      return refuse("device-revoked", "That key has fallen: it signs nothing any more.");
    return key.vouching.by === "nobody"
      ? null
      : refuse("already-said", "That key is vouched for already.");
  }

  vouch(by: string, { device }: Vouched, row: number): void {
    const key = this.#keys.get(device);
    const own = this.#keys.get(by);
    if (key === undefined || own === undefined) throw new Error("vouched for or by no key");
    key.vouching = { by: "device", name: own.name, device: by, row };
  }
}
