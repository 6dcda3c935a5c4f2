import * as z from "zod/mini";

import { negotiationId } from "../ids.ts";
import { recordHash, signature } from "./keys.ts";
import { signedBytes } from "./signed-bytes.ts";

/** What the server says of a row, and signs: it is there, under this number, and everything before it is what this head holds. */
export const receiptFacts = {
  seq: z.int().check(z.positive()),
  head: recordHash,
  at: z.iso.datetime(),
};

/** A receipt as clients keep it. Two of them with one number and two heads prove that the server told two stories. */
export const receipt = z.strictObject({ negotiation: negotiationId, ...receiptFacts, signature });
export type Receipt = z.infer<typeof receipt>;

/** The bytes that the server signs. */
export function receiptBytes(of: Omit<Receipt, "signature">): Uint8Array {
  const { negotiation, seq, head, at } = of;
  return signedBytes("receipt", { negotiation, seq, head, at });
}
