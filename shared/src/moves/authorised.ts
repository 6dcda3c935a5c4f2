import * as z from "zod/mini";

import { MAX_AUTHORISED_CHARS } from "../limits.ts";
import { oneLine } from "../text/one-line.ts";

/** Who inside the side has said yes to what is sent, in the words that its chief shows the other side; no rule reads it. */
export const authorisedBy = z.optional(oneLine(MAX_AUTHORISED_CHARS));

/** The same as a field of what stands on the table: not there where the chief shows nothing. */
export interface Authorised {
  readonly authorisedBy?: string;
}

/** The field alone, to be put into a record of something; empty where nothing was shown. */
export function authority({
  authorisedBy: words,
}: {
  authorisedBy?: string | undefined;
}): Authorised {
  return words === undefined ? {} : { authorisedBy: words };
}

/** The end of a move's sentence: in the side's own words, set apart as theirs; empty where nothing was shown. */
export function authorityWords(of: { authorisedBy?: string | undefined }): string {
  return of.authorisedBy === undefined ? "" : ` They say: “${of.authorisedBy}”`;
}
