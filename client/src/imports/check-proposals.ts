import { MAX_NUMBER_CHARS, MAX_PASS_TEXT_CHARS, MAX_TITLE_CHARS } from "@crosstable/shared/limits";
import { articleWords } from "@crosstable/shared/moves/article-words";
import { articleKey, type ContractArticle } from "@crosstable/shared/moves/contract-articles";
import { lookOf } from "@crosstable/shared/text/one-line";

import { notOneLine, tooLong, type Wrong } from "./check-articles.ts";
import { FIELD_WORDS, type NamedRow } from "./columns.ts";

/** What the rows are held against. */
export interface Known {
  /** Numbers on the table and in the own drafts or list, as they are written there. */
  readonly numbers: readonly string[];
  readonly articles: ReadonlyMap<string, ContractArticle>;
  /** Rows that are left out: nothing is said of them. */
  readonly left: ReadonlySet<number>;
}

export interface CheckedRow {
  /** Why the row cannot be taken. */
  readonly wrong: Wrong;
  /** What does not keep it from being taken, and should be known. */
  readonly hints: readonly string[];
}

/** Says of every row of a list of proposals what is wrong with it, in the same order. */
export function checkProposals(rows: readonly NamedRow[], known: Known): CheckedRow[] {
  const taken = new Set(known.numbers.map(lookOf));
  const firsts = new Map<string, number>();
  return rows.map((row, index) => {
    if (known.left.has(index)) return { wrong: [], hints: [] };
    const wrong: string[] = [];
    const look = lookOf(row.number);
    const first = firsts.get(look);
    if (row.number !== "" && taken.has(look))
      wrong.push(`There is a proposal ${row.number} already. Numbers are never used twice.`);
    else if (row.number !== "" && first !== undefined)
      wrong.push(`Number ${row.number} is in row ${first + 1} already.`);
    else if (row.number !== "") firsts.set(look, index);
    if (row.subject === "") wrong.push("It does not say what it is about.");
    wrong.push(...wrongLengths(row));
    return { wrong, hints: hintsOn(row, known) };
  });
}

const SHORT = ["subject", "title", "category", "article"] as const;

function wrongLengths(row: NamedRow): string[] {
  return [
    ...tooLong(FIELD_WORDS.number, row.number, MAX_NUMBER_CHARS),
    ...SHORT.flatMap((field) => tooLong(FIELD_WORDS[field], row[field], MAX_TITLE_CHARS)),
    ...(["currentLanguage", "text"] as const).flatMap((field) =>
      tooLong(FIELD_WORDS[field], row[field], MAX_PASS_TEXT_CHARS),
    ),
    ...(["number", ...SHORT] as const).flatMap((field) =>
      notOneLine(FIELD_WORDS[field], row[field]),
    ),
  ];
}

function hintsOn(row: NamedRow, known: Known): string[] {
  const hints: string[] = [];
  if (row.number === "") hints.push("No number.");
  if (row.text === "") hints.push("No text.");
  if (row.article !== "" && known.articles.size > 0 && !known.articles.has(articleKey(row.article)))
    hints.push(`${articleWords(row.article)} is not in the current contract.`);
  return hints;
}
