import { romanValue } from "../text/roman-number.ts";

/** "Article 13" for "13", "Article IX" for "IX"; what names itself already, as "Appendix A" or "Article 13" does, stays as it is. */
export function articleWords(number: string): string {
  const [first = ""] = /^(?:\d+|\p{L}+)/u.exec(number) ?? [];
  const isBare = /^(?:\d+|\p{L})$/u.test(first) || romanValue(first) !== null;
  return isBare ? `Article ${number}` : number;
}
