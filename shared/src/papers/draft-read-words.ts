import type { DraftRead } from "../documents/caucus.ts";

/** Who of a side has read that its draft and its pass are not the same, as a sentence. */
export function draftReadWords({ by, pass }: Pick<DraftRead, "by" | "pass">): string {
  return `${by} has read what this draft says otherwise than pass ${pass}.`;
}
