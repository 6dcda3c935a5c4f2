import type { CloseReason } from "@crosstable/shared/close-codes";

/** What is to be done with an update of a client. */
export type Verdict =
  /** Apply these bytes: what is new, and nothing of what was known. `writers` are those of the new structs. */
  | {
      readonly verdict: "accept";
      readonly bytes: Uint8Array;
      readonly writers: readonly number[];
    }
  /** The document holds all of it already. */
  | { readonly verdict: "known" }
  /** It needs something that the document does not hold: ask for everything that is missing. */
  | { readonly verdict: "resync" }
  | { readonly verdict: "refuse"; readonly reason: CloseReason };

/** The update refers to something that neither the document nor the update holds. */
export class NeedsResync extends Error {}

/** What the update would do is outside the document's shape. */
export class NotAllowed extends Error {}
