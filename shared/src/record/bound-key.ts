import type { SeatId } from "../ids.ts";
import type { Role } from "../roles.ts";
import type { SideMark } from "../sides.ts";
import { fingerprintOf } from "./fingerprint.ts";

/** Who says, beside the server, that a key is the seat's. */
export type Vouching =
  /** The first key of a chief of the side: nobody was there who could have vouched for it. */
  | { readonly by: "nobody-could" }
  /** A device of the side that was vouched for itself, or is the first. */
  | { readonly by: "device"; readonly name: string; readonly device: string; readonly row: number }
  /** Nobody has. The server alone says whose key it is. */
  | { readonly by: "nobody" };

/** A key that the record binds to a seat. */
export interface BoundKey {
  readonly device: string;
  readonly seat: SeatId;
  /** The seat as it was when the key was bound to it. */
  readonly name: string;
  readonly side: SideMark | null;
  readonly role: Role;
  /** The row of its enrolment. */
  readonly row: number;
  readonly vouching: Vouching;
  /** The row with which it fell, or null while it signs. */
  readonly fellIn: number | null;
}

/** Whose key it is and who says so, in a sentence that can be read out on the telephone. */
export function boundKeyWords(key: BoundKey): string {
  const { name, device, row } = key;
  return `${name} signs from row ${row} on with the key ${fingerprintOf(device)}. ${vouchingWords(key)}${fellWords(key)}`;
}

/** Who says whose key it is. */
export function vouchingWords({ vouching, side }: BoundKey): string {
  switch (vouching.by) {
    case "nobody-could":
      return "It is the first key of its side's chief, so nobody could vouch for it: compare it by telephone.";
    case "device":
      return `${vouching.name} vouched for it in row ${vouching.row}, with the key ${fingerprintOf(vouching.device)}.`;
    case "nobody":
      return side === null
        ? "It is of neither side; only the server says whose it is."
        : "Nobody of its side has vouched for it; only the server says whose it is.";
  }
}

function fellWords({ fellIn }: BoundKey): string {
  return fellIn === null ? "" : ` It fell with row ${fellIn}.`;
}

/** True for a key that the host could have made for a side: nobody of that side has said that it is theirs. */
export function isUnvouched({ side, vouching }: BoundKey): boolean {
  return side !== null && vouching.by === "nobody";
}
