import * as z from "zod/mini";

import { canonicalHash } from "../record/canonical.ts";
import type { Stamp } from "../record/stamp.ts";
import type { Expiration } from "../session/expiration.ts";
import type { SideMark } from "../sides.ts";
import type { CaseState } from "./case-state.ts";
import { deadline } from "./ground-rules.ts";

/**
 * What both chiefs can agree on about the expiration: a later moment, or that they treat the clock as stopped while they
 * talk, until they agree on a moment or one of them sets it going again.
 */
export const extensionTerms = z.discriminatedUnion("how", [
  z.strictObject({ how: z.literal("until"), ...deadline.shape }),
  z.strictObject({ how: z.literal("stop-the-clock") }),
]);
export type ExtensionTerms = z.infer<typeof extensionTerms>;

/** An extension that one chief has offered and the other has not answered. */
export interface ExtensionOffer {
  readonly terms: ExtensionTerms;
  readonly words: string;
  /** What the other chief agrees to; see `extensionHash`. */
  readonly hash: string;
  readonly stamp: Stamp;
}

/** An extension that both chiefs agreed to. */
export interface AgreedExtension {
  readonly offer: ExtensionOffer;
  /** The other chief's agreement. */
  readonly stamp: Stamp;
  /** The expiration that it found; null where none was set. */
  readonly former: Expiration | null;
}

/** Everything the record says of extensions but the expiration itself. */
export interface ExtensionTalks {
  /** At most one open offer of each side; a new one takes the place of the former. */
  readonly offers: Readonly<Record<SideMark, ExtensionOffer | null>>;
  /** Oldest first. */
  readonly agreed: readonly AgreedExtension[];
  /** The second chief's agreement to stop the clock; null while it runs. */
  readonly stopped: Stamp | null;
}

export const NO_EXTENSION_TALKS: ExtensionTalks = {
  offers: { a: null, b: null },
  agreed: [],
  stopped: null,
};

/**
 * The SHA-256 that an agreement binds to. The words are in it, because they can hold a condition: nobody agrees to an
 * offer that was replaced meanwhile.
 */
export function extensionHash(offered: {
  readonly terms: ExtensionTerms;
  readonly words: string;
}): string {
  const { terms, words } = offered;
  return canonicalHash({ terms, words });
}

/** True when the expiration, or the clock, stands so already: there is nothing to extend. */
export function extendsNothing(
  { expiration, extensionTalks }: Pick<CaseState, "expiration" | "extensionTalks">,
  terms: ExtensionTerms,
): boolean {
  if (terms.how === "stop-the-clock") return expiration === null || extensionTalks.stopped !== null;
  return expiration !== null && Date.parse(terms.instant) <= Date.parse(expiration.instant);
}

/** The expiration that the present one has taken the place of, by both chiefs' agreement; null where it is as it was first set. */
export function formerExpiration({
  expiration,
  extensionTalks,
}: Pick<CaseState, "expiration" | "extensionTalks">): Expiration | null {
  const latest = extensionTalks.agreed.findLast(({ offer }) => offer.terms.how === "until");
  if (latest?.offer.terms.how !== "until") return null;
  return latest.offer.terms.instant === expiration?.instant ? latest.former : null;
}
