import * as z from "zod/mini";

import type { NegotiationId, SeatId } from "../ids.ts";
import type { Move } from "../moves/move.ts";
import type { SideMark } from "../sides.ts";
import type { Written } from "./canonical.ts";
import { publicKey, recordHash, signature } from "./keys.ts";
import { signedBytes } from "./signed-bytes.ts";

/** What a device adds to the moves that it sends: enough, with the row, to make the signed bytes again. */
export const signedBy = z.strictObject({
  /** The public key of the device. */
  device: publicKey,
  /** The device's own count of what it has signed. It only grows, so that nothing old can be put in later. */
  n: z.int().check(z.positive(), z.lte(Number.MAX_SAFE_INTEGER)),
  /** The head of the record that the device had seen. */
  saw: recordHash,
  /** The key of the request: one intention, however often it is sent. */
  key: z.uuid(),
  signature,
});
export type SignedBy = z.infer<typeof signedBy>;

/** Everything that a device signs for one transmittal. */
export interface TransmittalPayload {
  readonly negotiation: NegotiationId;
  readonly side: SideMark | null;
  readonly seat: SeatId;
  readonly n: number;
  readonly saw: string;
  readonly key: string;
  /** Written already, where whoever asks has done so. */
  readonly moves: readonly Move[] | Written;
}

/** The bytes that the mover's device signs. */
export function transmittalBytes(payload: TransmittalPayload): Uint8Array {
  const { negotiation, side, seat, n, saw, key, moves } = payload;
  return signedBytes("transmittal", { negotiation, side, seat, n, saw, key, moves });
}

/** The bytes by which a new device shows that it holds the key which it wants bound to the seat. */
export function enrolmentBytes(payload: {
  negotiation: NegotiationId;
  seat: SeatId;
  device: string;
}): Uint8Array {
  const { negotiation, seat, device } = payload;
  return signedBytes("enrolment", { negotiation, seat, device });
}
