import type { Article } from "@crosstable/shared/moves/contract-articles";

/** Where a new article begins: at "Article 13" lines, at headings, or at clauses of the outermost number. */
export type ArticleStart = "article-lines" | "headings" | "numbers";

export interface FoundArticles {
  readonly articles: readonly Article[];
  /** Lines before the first article; they belong to none. */
  readonly before: string;
}

interface Start {
  readonly number: string;
  readonly title: string;
}

const ARTICLE_LINE =
  /^(?:#{1,6}[ \t]+)?(?:article|art\.)[ \t]+(?<number>(?:\d+|[ivxlcdm]+|[a-z])(?:[.-][a-z\d]+)*)(?:[ \t]*[.:–—-]+|(?=[ \t]|$))[ \t]*(?<title>.{0,200})$/iu;
/** "Article 8 shall apply …": nothing but a space parts the number from words that begin or end as a title does not. */
const IN_SENTENCE = /^[A-Za-z.]+[ \t]+\S*[^\s.:–—-] +(?![ .:–—-])(?:\p{Ll}|.*[.,;]$)/u;
/** The end of a line in a table of contents: a tab or a row of dots, and a page. */
const CONTENTS_ENTRY = /(?:\t|\.{3}|…|\. \.)[ .…\t]*\d{1,4}$/u;
const CONTENTS_ENTRY_CHARS = 80;
/** "Proposal 7", "Item 7", or the number alone where it has the letter of a side: "W-12 a)". */
const PROPOSAL_LINE =
  /^(?:#{1,6}[ \t]+)?(?:(?:proposal|item|issue|demand)[ \t]+(?:no\.?[ \t]*)?(?<number>[a-z]{0,3}-?\d+(?:[.-][a-z\d]+)*(?:[ \t]+[a-z]\))?)|(?<own>[A-Z]{1,3}-\d+(?:[ \t]*[a-z]\))?))(?:[ \t]*[.:–—-]+|(?=[ \t]|$))[ \t]*(?<title>.{0,200})$/iu;
const HEADING = /^#{1,6}[ \t]+(?<words>\S.*)$/u;
const NUMBERED_HEADING =
  /^(?<number>(?:\d+|[A-Z]|[IVXLCDM]+)(?:\.[A-Za-z\d]+)*)(?:[.):][ \t]*|[ \t]+[–—-][ \t]+|[ \t]+)(?<title>.*)$/u;
const OUTER_NUMBER = /^(?<number>\d+)\.[ \t]+(?<title>\S.*)$/u;
/** No line that begins an article is longer; in a longer one each pattern would look for its end at every place. */
const LONGEST_START_CHARS = 1_000;
/** A clause whose words go on is text; one with a short name is the name of an article. */
const LONGEST_TITLE_CHARS = 120;

/** The first of the three that the text has at all; headings when it has none of them. */
export function guessStart(text: string, of: "articles" | "proposals"): ArticleStart {
  const starts: readonly ArticleStart[] = ["article-lines", "headings", "numbers"];
  const lines = text.split(/\r?\n/u);
  return (
    starts.find((at) => lines.some((line) => startOf(line, { at, of }) !== null)) ?? "headings"
  );
}

/**
 * Parts a text into articles. Nothing is made up: a heading without a number begins an article whose number is empty, for
 * whoever imports it to give.
 */
export function articlesOfText(
  text: string,
  at: ArticleStart,
  of: "articles" | "proposals",
): FoundArticles {
  const before: string[] = [];
  const found: { start: Start; lines: string[] }[] = [];
  const level = at === "headings" ? outermostHeading(text) : 0;
  for (const line of text.split(/\r?\n/u)) {
    const start = isDeeper(line, level) ? null : startOf(line, { at, of });
    if (start !== null) found.push({ start, lines: [] });
    else (found.at(-1)?.lines ?? before).push(line);
  }
  return {
    articles: found.map(({ start, lines }) => articleOf(start, lines)),
    before: before.join("\n").trim(),
  };
}

function startOf(
  line: string,
  { at, of }: { at: ArticleStart; of: "articles" | "proposals" },
): Start | null {
  const trimmed = line.trim();
  if (trimmed.length > LONGEST_START_CHARS && at !== "headings") return null;
  if (CONTENTS_ENTRY.test(trimmed.slice(-CONTENTS_ENTRY_CHARS))) return null;
  const named = of === "articles" ? ARTICLE_LINE : PROPOSAL_LINE;
  if (at === "article-lines")
    return of === "articles" && IN_SENTENCE.test(trimmed) ? null : groupsOf(named.exec(trimmed));
  if (at === "headings") {
    const words = HEADING.exec(trimmed)?.groups?.["words"];
    if (words === undefined) return null;
    const numbered = named.exec(trimmed) ?? NUMBERED_HEADING.exec(words);
    return groupsOf(numbered) ?? { number: "", title: words };
  }
  return trimmed.length > LONGEST_TITLE_CHARS ? null : groupsOf(OUTER_NUMBER.exec(trimmed));
}

function groupsOf(found: RegExpExecArray | null): Start | null {
  if (found === null) return null;
  const { number, own, title = "" } = found.groups ?? {};
  return { number: number ?? own ?? "", title: title.trim() };
}

function outermostHeading(text: string): number {
  const levels = [...text.matchAll(/^[ \t]*(?<signs>#{1,6})[ \t]+\S/gmu)];
  return levels.reduce((least, { groups }) => Math.min(least, groups?.["signs"]?.length ?? 6), 6);
}

function isDeeper(line: string, level: number): boolean {
  const signs = /^\s*(?<signs>#{1,6})[ \t]/u.exec(line)?.groups?.["signs"];
  return level > 0 && signs !== undefined && signs.length > level;
}

/** "ARTICLE 13" often has its name on the line after it, as a heading or in capitals. */
function articleOf(start: Start, lines: readonly string[]): Article {
  const first = lines.findIndex((line) => line.trim() !== "");
  const name = (lines[first] ?? "").trim();
  const isName =
    start.title === "" &&
    name.length <= LONGEST_TITLE_CHARS &&
    (HEADING.test(name) ||
      (/\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name) && !name.startsWith("|")));
  const title = isName ? name.replace(/^#{1,6}[ \t]+/u, "") : start.title;
  const text = lines.slice(isName ? first + 1 : 0).join("\n");
  return {
    number: start.number,
    title: title === "" ? null : title,
    text: text.replaceAll(/\n{3,}/gu, "\n\n").trim(),
  };
}
