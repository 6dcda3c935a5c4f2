import type { Enrolment } from "@crosstable/shared/events/make-move";
import type { Move } from "@crosstable/shared/moves/move";
import type { HostAct } from "@crosstable/shared/record/host-act";
import {
  enrolmentBytes,
  transmittalBytes,
  type SignedBy,
} from "@crosstable/shared/record/signed-transmittal";
import { refuse, type Refusal } from "@crosstable/shared/refusals";
import type { Seat } from "@crosstable/shared/roles";

import { hasSigned } from "../access/ed25519.ts";
import type { Desk } from "./desk.ts";

interface SignedAsking {
  readonly seat: Seat;
  readonly moves: readonly Move[];
  readonly signed: SignedBy;
  readonly enrolment: Enrolment | undefined;
}

type EnrolDevice = Extract<HostAct, { kind: "enrol-device" }>;

/**
 * SIGNED-1: refuses moves that are not, byte for byte, what a device of the seat has signed. `enrolling` is what has to stand on
 * the record before them, where this is the first that the record hears of the device.
 */
export function judgeSignature(
  desk: Desk,
  { seat, moves, signed, enrolment }: SignedAsking,
): { readonly enrolling: EnrolDevice | null } | { readonly refused: Refusal } {
  const { id, negotiation, side } = seat;
  const { device, n, saw, key, signature } = signed;
  const book = desk.talks.bookOf(negotiation);
  if (book === undefined) throw new Error("a signature is judged on talks that are open");
  const isNew = enrolment !== undefined && !book.isEnrolled(device, id);
  const refusal = isNew
    ? (book.judgeEnrolment(device) ?? book.judgeSaw(saw))
    : book.judgeSigned(id, signed);
  // A key that is not on the record yet is nobody's to vouch with.
  const vouching = book.judgeVouching(device, moves);
  if (refusal !== null) return { refused: refusal };
  if (vouching !== null) return { refused: vouching };
  const bytes = transmittalBytes({ negotiation, side, seat: id, n, saw, key, moves });
  if (!hasSigned({ publicKey: device, bytes, signature })) {
    return {
      refused: refuse(
        "signature-wrong",
        "These moves are not what this device has signed. Nothing was made.",
      ),
    };
  }
  if (!isNew) return { enrolling: null };
  const { kept, proof } = enrolment;
  const own = enrolmentBytes({ negotiation, seat: id, device });
  return hasSigned({ publicKey: device, bytes: own, signature: proof })
    ? { enrolling: { kind: "enrol-device", seat: id, device, kept, proof } }
    : { refused: refuse("signature-wrong", "The device did not show that it holds its key.") };
}
