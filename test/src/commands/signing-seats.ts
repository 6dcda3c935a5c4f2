import { newSigningKey, type SigningKey } from "@crosstable/server/access/ed25519";
import type { MakeMove } from "@crosstable/shared/events/make-move";
import type { SeatId } from "@crosstable/shared/ids";
import { enrolmentBytes, transmittalBytes } from "@crosstable/shared/record/signed-transmittal";
import type { Seat } from "@crosstable/shared/roles";

/** The devices of seats that ask with no wire between, a device a seat. */
export class SigningSeats {
  readonly #keys = new Map<SeatId, SigningKey>();
  readonly #all = new Map<string, SigningKey>();
  #signed = 0;

  /** The key of the seat's device. */
  keyOf(seat: Pick<Seat, "id">): SigningKey {
    const found = this.#keys.get(seat.id) ?? newSigningKey();
    this.#keys.set(seat.id, found);
    this.#all.set(found.publicKey, found);
    return found;
  }

  /** The key that any of the devices had, by its public half. */
  keyNamed(publicKey: string): SigningKey | undefined {
    return this.#all.get(publicKey);
  }

  /** From here on the seat has another device. */
  takeNew(seat: Pick<Seat, "id">): void {
    this.#keys.delete(seat.id);
  }

  /** The same request with the signature of the seat's device, which asks to be enrolled each time. */
  sign(seat: Seat, saw: string, asked: Omit<MakeMove, "signed">): MakeMove {
    const device = this.keyOf(seat);
    this.#signed += 1;
    const n = this.#signed;
    const { key, moves } = asked;
    const { negotiation, side, id } = seat;
    const bytes = transmittalBytes({ negotiation, side, seat: id, n, saw, key, moves });
    const own = enrolmentBytes({ negotiation, seat: id, device: device.publicKey });
    return {
      ...asked,
      signed: { device: device.publicKey, n, saw, signature: device.sign(bytes) },
      enrolment: { kept: "sealed", proof: device.sign(own) },
    };
  }
}
