import type { Authorised } from "@crosstable/shared/moves/authorised";

/** What a chief wrote of the authority, as the field of a move; none where nothing was written. */
export function authorityOf(written: string): Authorised {
  const words = written.trim();
  return words === "" ? {} : { authorisedBy: words };
}
