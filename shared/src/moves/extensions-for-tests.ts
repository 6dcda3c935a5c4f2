import { instantsOf } from "../session/zone-time.ts";
import { extensionHash, type ExtensionTerms } from "./extension.ts";
import type { Move } from "./move.ts";

/** A moment of a zone as it is offered. */
export function until(
  local: string,
  zone = "America/New_York",
): Extract<ExtensionTerms, { how: "until" }> {
  const instant = new Date(instantsOf(local, zone)[0] ?? Number.NaN).toISOString();
  return { how: "until", instant, local, zone };
}

export const STOP: ExtensionTerms = { how: "stop-the-clock" };

/** An offer on the expiration. */
export function offerOf(terms: ExtensionTerms, words = ""): Move {
  return { kind: "offer-extension", terms, words };
}

/** The agreement to that very offer. */
export function agreeTo(terms: ExtensionTerms, words = ""): Move {
  return { kind: "agree-extension", hash: extensionHash({ terms, words }) };
}
