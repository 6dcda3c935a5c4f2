import * as z from "zod/mini";

import { canonicalText } from "../record/canonical.ts";
import type { RecordEntry } from "../record/entry.ts";
import { publicKey, recordHash, signature } from "../record/keys.ts";

/** What the first line of a proof calls itself. */
export const PROOF_FILE = "crosstable-proof";

/** A head of the record as somebody's device has it, with the server's signature over it where there is one. */
const toldHead = z.strictObject({
  seq: z.int(),
  head: recordHash,
  at: z.string(),
  receipt: z.nullable(signature),
  /** The key with which the server signed then, as the device knew it. */
  hostKey: z.nullable(publicKey),
});
export type ToldHead = z.infer<typeof toldHead>;

export const proofLine = z.object({
  format: z.literal(PROOF_FILE),
  version: z.literal(1),
  negotiation: z.string(),
  /** What the device said when it raised the alarm. */
  alarm: z.object({ row: z.int(), words: z.string() }),
  /** Every head that the device has kept. */
  seen: z.array(toldHead),
  /** What the server said of the row instead, where it said anything. */
  told: z.array(toldHead),
});
export type Proof = Omit<z.infer<typeof proofLine>, "format" | "version">;

/**
 * What a device has in hand when the server's record disagrees with it, as one file that the command and the page for checking records read: a line with the
 * alarm and the heads, and a line a row that the device was given, in its canonical form.
 */
export function proofFile(proof: Proof, rows: readonly RecordEntry[]): string {
  const { negotiation, alarm, seen, told } = proof;
  const first = { format: PROOF_FILE, version: 1, negotiation, alarm, seen, told };
  return `${[first, ...rows].map((each) => canonicalText(each)).join("\n")}\n`;
}
