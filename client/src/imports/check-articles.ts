import {
  MAX_ARTICLE_NUMBER_CHARS,
  MAX_PASS_TEXT_CHARS,
  MAX_TITLE_CHARS,
} from "@crosstable/shared/limits";
import { articleKey, isNoNumber, type Article } from "@crosstable/shared/moves/contract-articles";
import { isOneLine } from "@crosstable/shared/text/one-line";

/** What is wrong with one row of an import, in words. Empty when it can be taken. */
export type Wrong = readonly string[];

/** Says of every article what keeps it from being taken, in the same order; of those that are left out nothing. */
export function checkArticles(
  articles: readonly Article[],
  left: ReadonlySet<number> = new Set(),
): Wrong[] {
  const kept = keptOfEach(articles, left);
  return articles.map((article, index) => {
    if (left.has(index)) return [];
    const { number, title, text } = article;
    const wrong: string[] = [];
    if (isNoNumber(number)) wrong.push("No number. Proposals cite an article by its number.");
    else {
      const row = kept.get(articleKey(number)) ?? index;
      if (row < index) wrong.push(`Number ${number} is in row ${row + 1} already.`);
      if (row > index)
        wrong.push(`Number ${number} is in row ${row + 1} too, and has a text there.`);
    }
    wrong.push(
      ...tooLong("Number", number, MAX_ARTICLE_NUMBER_CHARS),
      ...tooLong("Title", title ?? "", MAX_TITLE_CHARS),
      ...tooLong("Text", text, MAX_PASS_TEXT_CHARS),
      ...notOneLine("Number", number),
      ...notOneLine("Title", title ?? ""),
    );
    return wrong;
  });
}

/** Of the rows with one number the first that has a text: a list of the articles before them is not the articles. */
function keptOfEach(
  articles: readonly Article[],
  left: ReadonlySet<number>,
): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  for (const [index, { number, text }] of articles.entries()) {
    const before = articles[kept.get(articleKey(number)) ?? -1];
    if (!left.has(index) && (before === undefined || (before.text === "" && text !== "")))
      kept.set(articleKey(number), index);
  }
  return kept;
}

/** "Formal title: 412 characters; 300 are the most." */
export function tooLong(name: string, text: string, most: number): string[] {
  if (text.length <= most) return [];
  const [has, may] = [text.length, most].map((count) => count.toLocaleString("en"));
  return [`${name}: ${has} characters; ${may} are the most.`];
}

/** What cannot stand inside another line: a line break, or a sign that turns its direction. */
export function notOneLine(name: string, text: string): string[] {
  return text === "" || isOneLine(text)
    ? []
    : [`${name}: a line break or a hidden sign stands in it.`];
}
