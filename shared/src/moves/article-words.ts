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

const IN_SHORT =
  /(?<![\p{L}\p{N}])(?:article|art)s?(?:\.\s{0,3}(?=$|\d|[ivxl]{1,6}(?![\p{L}\p{N}]))|\s{1,3}(?=\d))/gu;

/** A text for looking in it, or what is looked for: every article in it by its name in full and in small letters, "art.13" as "article 13". */
export function withArticlesInFull(text: string): string {
  return text.toLowerCase().replaceAll(IN_SHORT, "article ").trim();
}
