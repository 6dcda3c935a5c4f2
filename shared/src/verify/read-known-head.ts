import type { KnownHead } from "./known-heads.ts";

const HEAD = /^(?<seq>[1-9]\d{0,8})\s*:\s*(?<head>[0-9a-f]{64}|[a-z]{5}(?:-[a-z]{5}){3})$/;

/**
 * A head that somebody gives by hand, "ROW:HEAD": the number of the row, and its whole head or the four words of its fingerprint. Null for
 * what is neither.
 */
export function readKnownHead(text: string): KnownHead | null {
  const { seq, head } = HEAD.exec(text.trim().toLowerCase())?.groups ?? {};
  return seq === undefined || head === undefined ? null : { seq: Number(seq), head };
}
