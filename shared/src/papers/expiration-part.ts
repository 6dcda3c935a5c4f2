import type { AgreedExtension } from "../moves/extension.ts";
import { instantWords } from "./paper-dates.ts";
import type { PaperSource } from "./paper-source.ts";
import { paragraph, type PaperPart } from "./paper.ts";
import { doneWords } from "./ta-facts.ts";

/**
 * The expiration in a sentence, by the official zone as well; what of it nobody has confirmed is a gap. Every extension that both
 * chiefs agreed to follows, and whether they have stopped the clock.
 */
export function expirationParts({ state, mark }: PaperSource): PaperPart[] {
  const { expiration, groundRules, extensionTalks } = state;
  if (expiration === null) return [paragraph("No expiration of the contract is set.", "gap")];
  const { instant, zone, assumed } = expiration;
  const { timeZone } = groundRules;
  const official =
    timeZone === null || timeZone === zone
      ? ""
      : `, which is ${instantWords(instant, timeZone)} in official time`;
  const { agreed, stopped } = extensionTalks;
  return [
    paragraph(`The contract expires on ${instantWords(instant, zone)}${official}.`),
    ...(assumed.length === 0
      ? []
      : [paragraph(`Assumed, because nobody has confirmed it: ${assumed.join(" and ")}.`, "gap")]),
    ...agreed.map((each) => paragraph(agreedWords(each, mark.zone), "note")),
    ...(stopped === null
      ? []
      : [
          paragraph(
            "The clock is stopped by both sides: they talk on, and the expiration does not pass meanwhile.",
          ),
        ]),
  ];
}

function agreedWords({ offer, stamp, former }: AgreedExtension, zone: string): string {
  const { terms } = offer;
  const when = `${doneWords(stamp, zone)} (row ${stamp.seq})`;
  if (terms.how === "stop-the-clock") return `Both chiefs stopped the clock, ${when}.`;
  const before =
    former === null
      ? "none was set before"
      : `before, ${instantWords(former.instant, former.zone)}`;
  return `Both chiefs extended it to ${instantWords(terms.instant, terms.zone)}, ${when}; ${before}.`;
}
