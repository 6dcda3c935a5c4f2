import { articleKey } from "../moves/contract-articles.ts";
import { romanValue } from "../text/roman-number.ts";

type Step = number | string;

/**
 * Compares the numbers of two articles as people count: "8", "Article 9", "13.A", "13.B", "XIV", "Appendix A". Figures and
 * letters go step by step, figures before letters, the shorter first. Spaces, dots and "Article" say nothing.
 */
export function compareArticleNumbers(one: string, other: string): number {
  const steps = stepsOf(one);
  const others = stepsOf(other);
  for (const [at, step] of steps.entries()) {
    const beside = others[at];
    if (beside === undefined) return 1;
    const order = compareSteps(step, beside);
    if (order !== 0) return order;
  }
  return steps.length - others.length;
}

/** A numeral is read as roman where the number begins, also after a word as in "Appendix II"; after a figure, "13.I" is a letter. */
function stepsOf(number: string): Step[] {
  const steps: Step[] = [];
  for (const step of articleKey(number).match(/\d+|\p{L}+/gu) ?? []) {
    const isCounted = steps.some((each) => typeof each === "number");
    const roman = isCounted ? null : romanValue(step);
    steps.push(roman ?? (/^\d/u.test(step) ? Number(step) : step));
  }
  return steps;
}

const letters = new Intl.Collator("en");

function compareSteps(one: Step, other: Step): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  if (typeof one === "string" && typeof other === "string") return letters.compare(one, other);
  return typeof one === "number" ? -1 : 1;
}
