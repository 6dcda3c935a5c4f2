import type { SideMark } from "../sides.ts";
import type { ModelArticle, ModelImport, Paper } from "./clerks-paper-for-tests.ts";

/** For each article all the ways to write its number. People mean the same by them. */
const SPELT = [
  ["13", "Article 13", "art. 13."],
  ["14", "ARTICLE 14:"],
  ["13.B", "Article  13.b"],
  ["Appendix A", "appendix a"],
  ["15", "Art. 15"],
  ["16"],
];

/** How many there are. */
export const ARTICLES = SPELT.length;
/** A number of which nothing can be seen but the word before it. */
export const NO_ARTICLE = "Article:";
/** A text with which an article is long. */
export const LONG_TEXT = "The Company pays. ".repeat(28);

/** How an article's number is written, in one of its ways. */
export function spelt(article: number, way: number): string {
  const ways = SPELT[article % SPELT.length] ?? [];
  return ways[way % ways.length] ?? NO_ARTICLE;
}

/** The article that all of them come under, as the first writes it. */
export function underOneArticle(cited: readonly (string | null)[]): string | null {
  const [first = null] = cited;
  const isOne = cited.every((each) => each !== null && first !== null && isSame(each, first));
  return isOne ? first : null;
}

function isSame(one: string, other: string): boolean {
  return one === other || (plain(one) !== undefined && plain(one) === plain(other));
}

function plain(number: string): string | undefined {
  return SPELT.find((ways) => ways.includes(number))?.[0];
}

/** Puts articles forward. They bind nobody yet. */
export function putForward(paper: Paper, offered: ModelImport): boolean {
  const { bounds, imports } = paper;
  const { side, hash, articles } = offered;
  const numbers = articles.map(({ number }) => plain(number));
  if (numbers.includes(undefined) || new Set(numbers).size < numbers.length) return false;
  if (longOf(articles) > bounds.longOfImport) return false;
  if (imports.filter((each) => each.side === side).length >= bounds.openImports) return false;
  if (imports.some((each) => each.hash === hash)) return false;
  imports.push(offered);
  return true;
}

/** Agrees that so many articles, which the other side has put forward, are how the contract reads. */
export function agreeToImport(
  paper: Paper,
  side: SideMark,
  to: { hash: string; count: number },
): boolean {
  const found = paper.imports.find(({ hash }) => hash === to.hash);
  if (found === undefined || found.side === side || found.articles.length !== to.count)
    return false;
  const after = new Map(
    [...paper.contract].map(([key, article]): [string, ModelArticle] => {
      const { stands, wordings } = article;
      return [key, { ...article, wordings: [...wordings], stands: stands && !found.isWhole }];
    }),
  );
  for (const { number, text } of found.articles) {
    const key = plain(number) ?? number;
    const article = after.get(key) ?? { number, text, wordings: [], stands: true };
    after.set(key, article);
    const wording = `${number}: ${text}`;
    if (article.wordings.at(-1) !== wording) article.wordings.push(wording);
    Object.assign(article, { number, text, stands: true });
  }
  // What does not stand any more is kept too, and everybody has it on the screen.
  if (longOf([...after.values()]) > paper.bounds.longOfContract) return false;
  for (const [key, article] of after) paper.contract.set(key, article);
  paper.imports = paper.imports.filter((each) => each !== found);
  return true;
}

/** Takes the own articles back, or says what is wrong with the other side's. */
export function declineImport(
  paper: Paper,
  side: SideMark,
  of: { hash: string; offeredBy: SideMark; hasWords: boolean },
): boolean {
  const found = paper.imports.find(({ hash }) => hash === of.hash);
  if (found === undefined || found.side !== of.offeredBy) return false;
  if (found.side !== side && !of.hasWords) return false;
  paper.imports = paper.imports.filter((each) => each !== found);
  return true;
}

function longOf(articles: readonly { readonly text: string }[]): number {
  return articles.filter(({ text }) => text === LONG_TEXT).length;
}

/** How an article reads by now, however its number is written; null where there is none. */
export function wordingNow({ contract }: Paper, cites: string | null): string | null {
  const article = cites === null ? undefined : contract.get(plain(cites) ?? cites);
  return article?.wordings.at(-1) ?? null;
}

/** What the contract says today under this number, or null where nothing stands there. */
export function textToday({ contract }: Paper, cites: string | null): string | null {
  const article = cites === null ? undefined : contract.get(plain(cites) ?? cites);
  return article?.stands === true ? article.text : null;
}
