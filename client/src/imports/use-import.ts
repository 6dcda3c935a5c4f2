import { useEffect, useMemo, useRef, useState } from "react";

import { articlesOfText, guessStart, type ArticleStart } from "./articles-of-text.ts";
import {
  guessArticleColumns,
  guessColumns,
  hasHeadings,
  nameRows,
  type ColumnMap,
  type ImportField,
  type NamedRow,
} from "./columns.ts";
import { readFile, readPasted } from "./read/ask-reader.ts";
import type { Found, FoundTable, ReadOutcome } from "./read/found.ts";
import {
  editedRow,
  keyedRows,
  typedRow,
  withEdit,
  withoutEdit,
  type Edits,
  type ReadRow,
} from "./row-edits.ts";

export type Purpose = "articles" | "proposals";

/** Where the rows come from: one of the tables by its place, or the text. */
export type Part = number | "text";

/** A source that was read, or is being read. */
export interface ReadSource {
  /** The file's name, or "pasted". */
  readonly name: string;
  readonly outcome: ReadOutcome | "reading";
}

/** How a source is to be understood; null where it is guessed. */
interface Settings {
  readonly part: Part | null;
  readonly start: ArticleStart | null;
  readonly headings: boolean | null;
  readonly columns: ColumnMap | null;
}

/** What the person has done to single rows, by their keys. It outlives every other way of reading the same source. */
interface ByHand {
  readonly left: ReadonlySet<string>;
  readonly edits: Edits;
}

const GUESSED: Settings = {
  part: null,
  start: null,
  headings: null,
  columns: null,
};

const UNTOUCHED: ByHand = { left: new Set(), edits: new Map() };

/** Typing and pasting is read when it has come to rest for so long. */
const REST_MS = 250;

export interface Import {
  readonly source: ReadSource | null;
  readonly pasted: string;
  readonly paste: (text: string) => void;
  readonly choose: (file: File) => void;
  readonly found: Found | null;
  readonly settings: Required<{ [Key in keyof Settings]: NonNullable<Settings[Key]> }>;
  readonly change: (changes: Partial<Settings>) => void;
  readonly table: FoundTable | null;
  /** Every row under its names, as the settings and the person have it. */
  readonly rows: readonly NamedRow[];
  /** The places of the rows that are not taken. */
  readonly left: ReadonlySet<number>;
  readonly leave: (left: ReadonlySet<number>) => void;
  readonly editing: RowEditing;
  /** Words before the first article or proposal; they belong to none. */
  readonly before: string;
}

/** Writing over what was read, row by row. */
export interface RowEditing {
  /** What stands in the fields of a row. */
  readonly typed: (place: number) => NamedRow | undefined;
  readonly isEdited: (place: number) => boolean;
  readonly write: (place: number, field: ImportField, value: string) => void;
  readonly putBack: (place: number) => void;
}

/** The whole way from a file or the clipboard to rows; what becomes of the rows is another's business. */
export function useImport(purpose: Purpose): Import {
  const [source, setSource] = useState<ReadSource | null>(null);
  const [pasted, setPasted] = useState("");
  const [settings, setSettings] = useState(GUESSED);
  const [byHand, setByHand] = useState(UNTOUCHED);
  const latest = useRef(0);
  const read = (name: string, outcome: Promise<ReadOutcome>): void => {
    latest.current += 1;
    const turn = latest.current;
    setSource({ name, outcome: "reading" });
    setSettings(GUESSED);
    // Pasted and typed on, or mended and chosen again: rows that are as they were keep what was done to them.
    if (source?.name !== name) setByHand(UNTOUCHED);
    void outcome.then((done) => {
      // Whatever was chosen meanwhile goes before.
      if (turn === latest.current) setSource({ name, outcome: done });
    });
  };
  usePasted(pasted, (text) => read("pasted", readPasted(text)));
  const outcome = source?.outcome;
  const found =
    outcome === undefined || outcome === "reading" || "refused" in outcome ? null : outcome;
  const { part, start, headings, columns } = settings;
  const whole = useMemo(
    () => wholeSettings(found, { part, start, headings, columns }, purpose),
    [found, part, start, headings, columns, purpose],
  );
  const made = useMemo(() => rowsOf(found, whole, purpose), [found, whole, purpose]);
  const rows = useMemo(
    () => made.rows.map((row) => editedRow(row, byHand.edits)),
    [made, byHand.edits],
  );
  const table = typeof whole.part === "number" ? (found?.tables[whole.part] ?? null) : null;
  return {
    source,
    pasted,
    paste: setPasted,
    choose: (file) => {
      setPasted("");
      read(file.name, readFile(file));
    },
    found,
    settings: whole,
    change: (changes) => setSettings((before) => ({ ...before, ...changes })),
    table,
    rows,
    before: made.before,
    ...useByHand(made.rows, byHand, setByHand),
  };
}

function useByHand(
  rows: readonly ReadRow[],
  { left: leftKeys, edits }: ByHand,
  set: (change: (before: ByHand) => ByHand) => void,
): Pick<Import, "left" | "leave" | "editing"> {
  const left = useMemo(
    () => new Set(rows.flatMap(({ key }, place) => (leftKeys.has(key) ? [place] : []))),
    [rows, leftKeys],
  );
  const leave = (places: ReadonlySet<number>): void => {
    const changed = new Set(leftKeys);
    for (const [place, { key }] of rows.entries()) {
      if (places.has(place)) changed.add(key);
      else changed.delete(key);
    }
    set((before) => ({ ...before, left: changed }));
  };
  const change = (place: number, edit: (before: Edits, row: ReadRow) => Edits): void => {
    const row = rows[place];
    if (row !== undefined) set((before) => ({ ...before, edits: edit(before.edits, row) }));
  };
  const editing: RowEditing = {
    typed: (place) => {
      const row = rows[place];
      return row === undefined ? undefined : typedRow(row, edits);
    },
    isEdited: (place) => edits.has(rows[place]?.key ?? ""),
    write: (place, field, value) =>
      change(place, (before, row) => withEdit(before, row, { field, value })),
    putBack: (place) => change(place, withoutEdit),
  };
  return { left, leave, editing };
}

function usePasted(text: string, onRest: (text: string) => void): void {
  const rest = useRef(onRest);
  rest.current = onRest;
  useEffect(() => {
    if (text.trim() === "") return undefined;
    const timer = setTimeout(() => rest.current(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
}

function wholeSettings(
  found: Found | null,
  settings: Settings,
  purpose: Purpose,
): Import["settings"] {
  const part = settings.part ?? guessPart(found, purpose);
  const rows = typeof part === "number" ? (found?.tables[part]?.rows ?? []) : [];
  const headings = settings.headings ?? hasHeadings(rows);
  const [first = []] = rows;
  const guess = purpose === "articles" ? guessArticleColumns : guessColumns;
  return {
    part,
    headings,
    start: settings.start ?? guessStart(found?.text ?? "", purpose),
    columns: settings.columns ?? guess(headings ? first : []),
  };
}

/** A document is read as text unless it has a list in it; a sheet has nothing but tables. */
function guessPart(found: Found | null, purpose: Purpose): Part {
  if (found === null || found.text === null) return 0;
  if (purpose === "articles" || found.tables.length === 0) {
    const isText = guessStartIn(found.text, purpose) || found.tables.length === 0;
    return isText ? "text" : 0;
  }
  const listed = found.tables.findIndex((each) => hasHeadings(each.rows));
  return listed === -1 ? "text" : listed;
}

function guessStartIn(text: string, purpose: Purpose): boolean {
  return articlesOfText(text, guessStart(text, purpose), purpose).articles.length > 0;
}

function rowsOf(
  found: Found | null,
  settings: Import["settings"],
  purpose: Purpose,
): { rows: readonly ReadRow[]; before: string } {
  const { part, start, headings, columns } = settings;
  if (found === null) return { rows: [], before: "" };
  if (part !== "text") {
    const rows = found.tables[part]?.rows ?? [];
    const named = nameRows(headings ? rows.slice(1) : rows, columns);
    return { rows: keyedRows(String(part), named), before: "" };
  }
  const { articles, before } = articlesOfText(found.text ?? "", start, purpose);
  const rows = articles.map(({ number, title, text }) => {
    const words = { number, text, category: "", article: "", currentLanguage: "" };
    const named: NamedRow =
      purpose === "articles"
        ? { ...words, title: title ?? "", subject: "" }
        : { ...words, title: "", subject: title ?? "" };
    return { content: JSON.stringify([number, title, text]), named };
  });
  return { rows: keyedRows(start, rows), before };
}
