import type { AsOf } from "./stamp.ts";

const GAP = "The text is not in the sources.";

/** Stands under a formula that sources state where they do not give the contract's own words. It is a remark, no part of the text. */
export const NOT_THE_WORDING = "The formula as sources state it, not the wording of the contract.";

/**
 * What stands where a text was handed across that no source gives. `told` is what the sources say of it, without its full stop.
 */
export function textNotInSources(told: string): string {
  return `${GAP} They say: ${told}.`;
}

/**
 * True where that stands instead of a text: it can be read, but nothing can be compared with it. `asOf` is that of its stamp. Only
 * the server gives one, to what it enters from sources afterwards, so nobody at the table hides a change behind the sentence.
 */
export function isTextNotInSources(text: string, asOf: AsOf | null): boolean {
  return asOf !== null && text.startsWith(GAP);
}
