import { romanValue } from "../text/roman-number.ts";
import { lookOfArticle } from "./contract-articles.ts";

/** "Article 13" for "13", "Article IX" for "IX"; what names itself already, as "Appendix A" or "Article 13" does, stays as it is. */
export function articleWords(number: string): string {
  const [first = ""] = /^(?:\d+|\p{L}+)/u.exec(number) ?? [];
  const isBare = /^(?:\d+|\p{L})$/u.test(first) || romanValue(first) !== null;
  return isBare ? `Article ${number}` : number;
}

/** The words under which a cited article is looked for: as it was spelt, and by its name in full. "art. 13" is found under "Article 13" too. */
export function articleFoundAs(number: string): string {
  const asSpelt = articleWords(number);
  const inFull = articleWords(lookOfArticle(number));
  return asSpelt.toLowerCase() === inFull.toLowerCase() ? asSpelt : `${asSpelt} ${inFull}`;
}
