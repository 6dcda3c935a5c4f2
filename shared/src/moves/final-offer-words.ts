import { sentence } from "../text/sentence.ts";
import type { CaseState } from "./case-state.ts";
import type { FinalOfferSaid } from "./declarations.ts";

/** "Guild declared pass 2 of W-7 its last, best and final offer, asked for by the mediator: “Is this your last?”" */
export function finalOfferWords(
  { sides }: Pick<CaseState, "sides">,
  said: { who: string; what: string } & Pick<FinalOfferSaid, "askedBy" | "askedWords">,
): string {
  const { who, what, askedBy, askedWords } = said;
  const declared = `${who} declared ${what} its last, best and final offer`;
  if (askedBy === "nobody") return sentence(declared);
  const asker = askedBy === "mediator" ? "the mediator" : sides[askedBy].short;
  return sentence(`${declared}, asked for by ${asker}: “${askedWords}”`);
}

/** "12 texts and 1 package": what a declaration on the whole speaks of. */
export function wholeWords({ texts, packages }: { texts: number; packages: number }): string {
  const parts = [
    ...(texts === 0 ? [] : [texts === 1 ? "1 text" : `${texts} texts`]),
    ...(packages === 0 ? [] : [packages === 1 ? "1 package" : `${packages} packages`]),
  ];
  return parts.join(" and ");
}
