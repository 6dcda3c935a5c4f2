import * as z from "zod/mini";

import { MAX_NOTE_CHARS, MAX_NOTES_PER_PASS } from "../limits.ts";

/** What the mover was told that a text takes back of the side's former passes. It is on the record and blocks nothing. */
export const noted = z.optional(
  z.array(z.string().check(z.maxLength(MAX_NOTE_CHARS))).check(z.maxLength(MAX_NOTES_PER_PASS)),
);

/** The end of a move's sentence; empty where nothing was noted. */
export function notedWords(of: { readonly noted?: readonly string[] | undefined }): string {
  const notes = of.noted ?? [];
  return notes.length === 0 ? "" : ` Regression noted: ${notes.join(" ")}`;
}
