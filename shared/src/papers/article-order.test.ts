import * as fc from "fast-check";
import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { articleWords } from "../moves/article-words.ts";
import { articleKey, type ContractArticle } from "../moves/contract-articles.ts";
import { compareArticleNumbers } from "./article-number-order.ts";
import { inArticleOrder } from "./article-order.ts";

const NUMBERS = [
  "2",
  "Article 8",
  "9",
  "9 A",
  "9.B.2",
  "art. 9.B.10",
  "XIV",
  "15.H",
  "15.I",
  "15.J",
  "Article XVI",
  "Appendix A",
  "Appendix B",
  "Schedule IV",
  "Schedule V",
  "Schedule IX",
];

test("PAPER-4 articles are counted as people count them: figures, letters, roman numerals, whatever they are called", () => {
  expect(NUMBERS.toReversed().toSorted(compareArticleNumbers)).toEqual(NUMBERS);
  expect(compareArticleNumbers("13.b", "Article 13 (B)")).toBe(0);
});

test("PAPER-4 the order of any articles is one order, from whichever of them it is looked at", () => {
  const number = fc.oneof(
    fc.constantFrom(...NUMBERS),
    fc.stringMatching(/^(?:Article )?[0-9ivxlab. ]{1,6}$/),
  );
  fc.assert(
    fc.property(number, number, number, (one, other, third) => {
      const there = compareArticleNumbers(one, other);
      expect(Math.sign(compareArticleNumbers(other, one)) + Math.sign(there)).toBe(0);
      const [first = "", , last = ""] = [one, other, third].toSorted(compareArticleNumbers);
      expect(compareArticleNumbers(first, last)).toBeLessThanOrEqual(0);
    }),
  );
});

test("PAPER-4 the agreed contract's own order comes first, and what it does not have stands after the article that its number follows", () => {
  const articles = new Map(
    ["Recognition", "1", "Article 8", "Sideletter 3", "20"].map((number, place) => [
      articleKey(number),
      contractArticle(number, place),
    ]),
  );
  const cited = [null, "20", "21", "sideletter 3", "9.A", "9", "8", "2", "Recognition"];
  const proposals = cited.map(proposalOn);
  const inOrder = inArticleOrder({ articles }, proposals).map(({ article }) => article);
  expect(inOrder).toEqual(["Recognition", "2", "8", "9", "9.A", "sideletter 3", "20", "21", null]);
});

test("PAPER-4 each proposal stands where looking at every article by itself would put it", () => {
  const number = fc.oneof(fc.constantFrom(...NUMBERS), fc.stringMatching(/^[0-9ivx.]{1,4}$/));
  fc.assert(
    fc.property(fc.array(number), fc.array(number), (agreed, cited) => {
      const articles = new Map(
        agreed.map((each, place) => [articleKey(each), contractArticle(each, place)]),
      );
      const placeOf = (article: string): number[] => {
        const found = articles.get(articleKey(article));
        if (found !== undefined) return [found.place, 0];
        const before = [...articles.values()].filter(
          (each) => compareArticleNumbers(each.number, article) <= 0,
        );
        const last = before.toSorted(
          (one, other) =>
            compareArticleNumbers(one.number, other.number) || one.place - other.place,
        );
        return [last.at(-1)?.place ?? -1, 1];
      };
      const proposals = cited.map((article, at) => proposalOn(article, at));
      const inOrder = inArticleOrder({ articles }, proposals);
      for (const [at, { article }] of inOrder.entries()) {
        const next = inOrder[at + 1]?.article ?? article;
        const [[place = 0, own = 0], [nextPlace = 0, nextOwn = 0]] = [
          placeOf(article),
          placeOf(next),
        ];
        const comesFirst =
          place - nextPlace || own - nextOwn || compareArticleNumbers(article, next);
        expect(comesFirst).toBeLessThanOrEqual(0);
      }
    }),
  );
});

test("PAPER-4 an article is called by its name once, however its number was written", () => {
  const names = ["8", "8.A", "IX", "B", "Article 8", "art. 8", "Appendix II"].map(articleWords);
  expect(names).toEqual([
    "Article 8",
    "Article 8.A",
    "Article IX",
    "Article B",
    "Article 8",
    "art. 8",
    "Appendix II",
  ]);
});

function proposalOn<Article extends string | null>(article: Article, at: number) {
  const id = mustProposalId(`p-${at}`);
  return { id, article, number: null, title: null, subject: "Something" };
}

function contractArticle(number: string, place: number): ContractArticle {
  return { number, title: null, text: "", place, versions: [], droppedSeq: null };
}
