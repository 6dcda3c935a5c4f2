import type { ImportField, NamedRow } from "./columns.ts";

/** One row as it was read, with a key that stays the same however the columns are mapped. */
export interface ReadRow {
  readonly key: string;
  readonly named: NamedRow;
}

/** What the person has written over what was read, by the keys of the rows. */
export type Edits = ReadonlyMap<string, Partial<NamedRow>>;

/**
 * Gives each row a key by what stands in it: a row keeps what was written over it when others are put in before it. Rows that
 * are alike are counted.
 */
export function keyedRows(
  place: string,
  rows: readonly { readonly content: string; readonly named: NamedRow }[],
): ReadRow[] {
  const counts = new Map<string, number>();
  return rows.map(({ content, named }) => {
    const count = (counts.get(content) ?? 0) + 1;
    counts.set(content, count);
    return { key: JSON.stringify([place, content, count]), named };
  });
}

/** A row as the person sees it in the fields, to the last space. */
export function typedRow(row: ReadRow, edits: Edits): NamedRow {
  return { ...row.named, ...edits.get(row.key) };
}

/** A row as it is checked and taken. */
export function editedRow(row: ReadRow, edits: Edits): NamedRow {
  const typed = typedRow(row, edits);
  return {
    number: typed.number.trim(),
    subject: typed.subject.trim(),
    title: typed.title.trim(),
    category: typed.category.trim(),
    article: typed.article.trim(),
    currentLanguage: typed.currentLanguage.trim(),
    text: typed.text.trim(),
  };
}

/** Writes over one field of a row. What is written as it was read is no edit, and the columns decide on it again. */
export function withEdit(
  edits: Edits,
  row: ReadRow,
  { field, value }: { field: ImportField; value: string },
): Edits {
  const { [field]: _, ...others } = edits.get(row.key) ?? {};
  const edit: Partial<NamedRow> =
    value === row.named[field] ? others : { ...others, [field]: value };
  const changed = new Map(edits);
  if (Object.keys(edit).length === 0) changed.delete(row.key);
  else changed.set(row.key, edit);
  return changed;
}

/** The row as it was read. */
export function withoutEdit(edits: Edits, { key }: ReadRow): Edits {
  const changed = new Map(edits);
  changed.delete(key);
  return changed;
}
