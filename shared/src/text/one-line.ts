import * as z from "zod/mini";

/** Signs that turn or wall off the direction of what follows them: in a sentence around the text they would reorder its other words too. */
const TURNS_ITS_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** A short text that stands inside other lines: a number, a title, a side's name. */
export function oneLine(maxChars: number) {
  return z.string().check(z.minLength(1), z.maxLength(maxChars), z.refine(isOneLine));
}

/** True when a text can stand inside another line: it breaks none and turns none. */
export function isOneLine(text: string): boolean {
  return !TURNS_ITS_LINE.test(text);
}

/** The same text with a space for each sign by which it would break or turn the line that it stands in. */
export function asOneLine(text: string): string {
  return text.replaceAll(new RegExp(TURNS_ITS_LINE, "gu"), " ");
}

/** What two short texts have in common when people cannot tell them apart by their spaces, widths, case or invisible signs. */
export function lookOf(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\p{C}\p{DI}]/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim()
    .toLowerCase();
}
