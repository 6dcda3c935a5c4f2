import { Select } from "../components/select.tsx";
import { FIELD_WORDS, type ColumnMap, type ImportField } from "./columns.ts";
import type { Import } from "./use-import.ts";

const NONE = "none";
const LONGEST_CHOICE_CHARS = 40;

/** Which column of a table is which: guessed from the headings, changed by hand. */
export function ColumnsPart(props: {
  of: Import;
  fields: readonly ImportField[];
}): React.ReactNode {
  const { of, fields } = props;
  const { table, settings } = of;
  if (table === null) return null;
  const { headings, columns } = settings;
  const width = table.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const choices = [
    { value: NONE, words: "Not in this list" },
    ...Array.from({ length: width }, (_, column) => ({
      value: String(column),
      words: columnWords(table.rows, column, headings),
    })),
  ];
  const set = (field: ImportField, value: string): void => {
    const changed: ColumnMap = { ...columns, [field]: value === NONE ? null : Number(value) };
    of.change({ columns: changed });
  };
  return (
    <section aria-label="Columns" className="imports-columns">
      <h3>Which column is which</h3>
      <label className="imports-check">
        <input
          type="checkbox"
          checked={headings}
          onChange={(event) => of.change({ headings: event.target.checked, columns: null })}
        />
        The first row holds headings
      </label>
      <div className="imports-fields imports-fields-small">
        {fields.map((field) => (
          <Select
            key={field}
            label={FIELD_WORDS[field]}
            value={columns[field] === null ? NONE : String(columns[field])}
            choices={choices}
            onChange={(value) => set(field, value)}
          />
        ))}
      </div>
    </section>
  );
}

/** "B: Title", or without headings what stands first in the column. */
function columnWords(
  rows: readonly (readonly string[])[],
  column: number,
  hasHeadings: boolean,
): string {
  const sample = hasHeadings
    ? (rows[0]?.[column] ?? "")
    : (rows.find((row) => (row[column] ?? "") !== "")?.[column] ?? "");
  const words = sample.replaceAll(/\s+/gu, " ").slice(0, LONGEST_CHOICE_CHARS);
  return `${columnLetters(column)}${words === "" ? "" : `: ${words}`}`;
}

/** A, B … Z, AA, as sheets name their columns. */
function columnLetters(column: number): string {
  const last = String.fromCodePoint(0x41 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
