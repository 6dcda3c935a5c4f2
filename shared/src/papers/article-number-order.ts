import { articleKey } from "../moves/contract-articles.ts";
import { romanValue } from "../text/roman-number.ts";

/** Compares the numbers of two articles as people count; see `articleSortKey`. */
export function compareArticleNumbers(one: string, other: string): number {
  const [key, beside] = [articleSortKey(one), articleSortKey(other)];
  if (key === beside) return 0;
  return key < beside ? -1 : 1;
}

/**
 * A key whose order, sign by sign, is that of articles: "8", "Article 9", "13.A", "13.B", "XIV", "Appendix A". Figures and letters
 * go step by step, figures before letters, the shorter first; spaces, dots and "Article" say nothing. A numeral is read as roman
 * where the number begins, also after a word as in "Appendix II"; after a figure, as in "13.I", it is a letter.
 */
export function articleSortKey(number: string): string {
  const steps: string[] = [];
  for (const step of articleKey(number).match(/\d+|\p{L}+/gu) ?? []) {
    const isCounted = steps.some((each) => each.startsWith(FIGURE));
    const roman = isCounted ? null : romanValue(step);
    const figure = roman === null ? /^0*(?<value>\d+)$/u.exec(step)?.groups?.["value"] : `${roman}`;
    steps.push(figure === undefined ? LETTER + step : figureKey(figure));
  }
  return steps.join(" ");
}

const FIGURE = "0";
const LETTER = "1";

/** Of two figures the one with more digits is the larger. */
function figureKey(digits: string): string {
  return `${FIGURE}${String(digits.length).padStart(2, "0")}${digits}`;
}
