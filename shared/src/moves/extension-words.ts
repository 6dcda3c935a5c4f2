import type { SideMark } from "../sides.ts";
import type { AgreeExtension } from "./agree-extension.ts";
import type { CaseState } from "./case-state.ts";
import type { DropExtension } from "./drop-extension.ts";
import type { ExtensionTerms } from "./extension.ts";
import { momentWords } from "./ground-rule-words.ts";
import type { GroundRules } from "./ground-rules.ts";
import type { OfferExtension } from "./offer-extension.ts";
import type { RestartClock } from "./restart-clock.ts";

type ExtensionMove = OfferExtension | AgreeExtension | DropExtension | RestartClock;
const KINDS: ReadonlySet<string> = new Set<ExtensionMove["kind"]>([
  "offer-extension",
  "agree-extension",
  "drop-extension",
  "restart-clock",
]);

/** True for the moves of which `extensionMoveWords` tells. */
export function isExtensionMove(move: { readonly kind: string }): move is ExtensionMove {
  return KINDS.has(move.kind);
}

/** A move on the expiration as one sentence. `state` is the state after it or a later one, `side` whose move it was. */
export function extensionMoveWords(state: CaseState, move: ExtensionMove, side: SideMark): string {
  const who = state.sides[side].short;
  switch (move.kind) {
    case "offer-extension":
      return move.terms.how === "until"
        ? `${who} offered to extend the contract to ${momentWords(move.terms, state.groundRules)}.`
        : `${who} offered to stop the clock while the sides talk.`;
    case "agree-extension": {
      const agreed = state.extensionTalks.agreed.findLast(({ offer }) => offer.hash === move.hash);
      return agreed === undefined
        ? `${who} agreed to what was offered on the expiration.`
        : `${who} agreed: ${agreedWords(agreed.offer.terms, state.groundRules)}.`;
    }
    case "drop-extension":
      return move.of === side
        ? `${who} took back its offer on the expiration.`
        : `${who} declined what ${state.sides[move.of].short} had offered on the expiration.`;
    case "restart-clock":
      return `${who} set the clock going again.`;
  }
}

/** What holds from the agreement on, without a stop at its end. */
function agreedWords(terms: ExtensionTerms, rules: Pick<GroundRules, "timeZone">): string {
  return terms.how === "until"
    ? `the contract is extended to ${momentWords(terms, rules)}`
    : "the clock is stopped by both sides, until they agree on a moment or a chief sets it going again";
}
