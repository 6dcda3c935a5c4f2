/** What a column of a list can be. */
export const IMPORT_FIELDS = [
  "number",
  "subject",
  "title",
  "category",
  "article",
  "currentLanguage",
  "text",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Which column is which; null where the list has none. */
export type ColumnMap = Readonly<Record<ImportField, number | null>>;

const NO_COLUMNS: ColumnMap = {
  number: null,
  subject: null,
  title: null,
  category: null,
  article: null,
  currentLanguage: null,
  text: null,
};

export const FIELD_WORDS: Readonly<Record<ImportField, string>> = {
  number: "Number",
  subject: "What it is about",
  title: "Formal title",
  category: "Category",
  article: "Article",
  currentLanguage: "What the contract says today",
  text: "Text",
};

/** How people head such columns, the surer first. */
const HEADINGS: readonly (readonly [ImportField, RegExp])[] = [
  ["currentLanguage", /^(?:current|existing|present)\b|status quo|contract (?:says|today)/u],
  [
    "text",
    /^(?:text|terms|wording|language|position)$|^proposed\b|\b(?:text|wording|language)$|^proposal$/u,
  ],
  ["article", /^(?:article|art|section|clause|contract)\b/u],
  ["number", /^(?:#|№|n°)|^(?:no|nr|num|number|id|ref|item)\b|\bnumber$|\bno$/u],
  ["category", /^(?:category|kind|type|group|area)\b/u],
  ["title", /\btitle$|^(?:name|heading)\b/u],
  ["subject", /^(?:subject|matter|issue|topic|about|what it is about|description|summary)\b/u],
];

const LONGEST_HEADING_CHARS = 60;

/** True when the first row says what the columns are. */
export function hasHeadings(rows: readonly (readonly string[])[]): boolean {
  const [first = []] = rows;
  if (first.some((cell) => cell.length > LONGEST_HEADING_CHARS)) return false;
  return first.some((cell) => HEADINGS.some(([, pattern]) => pattern.test(plain(cell))));
}

/** Guesses which column is which from their headings; each column is one thing at most. */
export function guessColumns(headings: readonly string[]): ColumnMap {
  const map: Record<ImportField, number | null> = { ...NO_COLUMNS };
  const free = new Set(headings.keys());
  for (const [field, pattern] of HEADINGS) {
    const found = [...free].find((column) => pattern.test(plain(headings[column] ?? "")));
    if (found === undefined) continue;
    map[field] = found;
    free.delete(found);
  }
  // A list of names alone says by them what each proposal is about.
  if (map.subject === null) map.subject = map.title;
  return map;
}

/** The same for a list of articles, where the article is the number and what it says today is the text. */
export function guessArticleColumns(headings: readonly string[]): ColumnMap {
  const { number, subject, title, article, currentLanguage, text } = guessColumns(headings);
  const named = title ?? (subject === title ? null : subject);
  return {
    ...NO_COLUMNS,
    number: number ?? article,
    title: named,
    text: text ?? currentLanguage,
  };
}

function plain(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_.:]+/gu, " ")
    .trim();
}

/** One row of a list under its names; what the list has no column for is empty. */
export type NamedRow = Readonly<Record<ImportField, string>>;

/** The rows of a list under their names, without those that say nothing; `content` is all that stood in the row. */
export function nameRows(
  rows: readonly (readonly string[])[],
  map: ColumnMap,
): { content: string; named: NamedRow }[] {
  return rows
    .map((row) => {
      const cell = (field: ImportField) => (map[field] === null ? "" : (row[map[field]] ?? ""));
      const line = (field: ImportField) => cell(field).replaceAll(/\s+/gu, " ").trim();
      const named: NamedRow = {
        number: line("number"),
        subject: line("subject"),
        title: line("title"),
        category: line("category"),
        article: line("article"),
        currentLanguage: cell("currentLanguage").trim(),
        text: cell("text").trim(),
      };
      return { content: JSON.stringify(row), named };
    })
    .filter(({ named }) => Object.values(named).some((words) => words !== ""));
}
