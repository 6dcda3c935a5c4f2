import { refuse, type Refusal } from "../refusals.ts";

/**
 * Refuses the host who sets the expiration when a side has made a move of its own. Until then it is a date for which the talks
 * are called, and the host can mend it; afterwards it is one of the terms between the sides.
 */
export function judgeHostExpiration(talks: { readonly haveSidesMoved: boolean }): Refusal | null {
  return talks.haveSidesMoved
    ? refuse(
        "not-yours-to-ask",
        "An extension takes both chiefs. The sides have begun to make their moves, so the host does not set the expiration any more.",
      )
    : null;
}
