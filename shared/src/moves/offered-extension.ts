import { refuse, type Refusal } from "../refusals.ts";
import { wallTimeMs } from "../session/expiration.ts";
import { wallWords } from "../session/wall-words.ts";
import { instantsOf } from "../session/zone-time.ts";
import type { SideMark } from "../sides.ts";
import type { CaseState } from "./case-state.ts";
import { extendsNothing, type ExtensionTerms } from "./extension.ts";
import { momentWords } from "./ground-rule-words.ts";

/** Refuses an answer to an extension that this side does not offer, or does not offer any more. */
export function judgeOfferedExtension(
  state: CaseState,
  named: { readonly of: SideMark; readonly hash: string },
): Refusal | null {
  const offer = state.extensionTalks.offers[named.of];
  const { short } = state.sides[named.of];
  if (offer === null) return refuse("not-offered", `${short} offers nothing on the expiration.`);
  if (offer.hash !== named.hash)
    return refuse("stale", `${short} offers something else by now. Read it first.`);
  return null;
}

/**
 * Refuses what extends nothing, a moment that has passed by the clock on the wall (`nowMs` is the real time), and one whose
 * instant is not the only one at which the clocks of its zone show its wall time.
 */
export function judgeExtensionTerms(
  state: CaseState,
  terms: ExtensionTerms,
  { nowMs }: { readonly nowMs: number },
): Refusal | null {
  const { expiration, clock, extensionTalks } = state;
  if (terms.how === "stop-the-clock") {
    if (expiration === null)
      return refuse("no-change", "No expiration is set, so there is no clock to stop.");
    return extensionTalks.stopped === null
      ? null
      : refuse("no-change", "Both sides have stopped the clock already.");
  }
  const { instant, local, zone } = terms;
  const [only, again] = instantsOf(local, zone);
  if (only !== Date.parse(instant) || again !== undefined) {
    return refuse(
      "time-unreadable",
      `${wallWords(local)} in ${zone} is not one instant, or not the one that was sent. Name the time again.`,
    );
  }
  if (expiration !== null && extendsNothing(state, terms)) {
    return refuse(
      "no-change",
      `The contract runs until ${momentWords(expiration, state.groundRules)} already. An extension goes beyond that.`,
    );
  }
  if (Date.parse(instant) <= wallTimeMs(clock, nowMs)) {
    return refuse(
      "due-date-passed",
      `${momentWords(terms, state.groundRules)} has passed already. An extension is to a moment that is still to come.`,
    );
  }
  return null;
}
