import { MAX_IMPORT_COLUMNS, MAX_IMPORT_ROWS } from "@crosstable/shared/limits";
import Papa from "papaparse";

import { CannotRead, counted, type Found, type FoundTable } from "./found.ts";
import { SignsLeft } from "./signs-left.ts";

/** The separators that are told apart, the likelier first. A bar is none: it begins the rows of tables in a text. */
const SEPARATORS = [",", "\t", ";"];

/** Reads text: as a table when it is one, as CSV or as cells that were copied from a sheet, and as words all the same. */
export function readText(text: string, of: { isTable: boolean }): Found {
  new SignsLeft().take(text);
  const { rows, notes } = rowsOf(text);
  const isTable = of.isTable || looksLikeTable(rows);
  const tables = isTable && rows.length > 0 ? [mustFit({ name: "Table", rows })] : [];
  const words = text.replaceAll(/\r\n?/gu, "\n");
  return { tables, text: of.isTable ? null : words, notes: isTable ? notes : [] };
}

function rowsOf(text: string): { rows: string[][]; notes: string[] } {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimitersToGuess: SEPARATORS,
    skipEmptyLines: "greedy",
    // One more than fits tells that it does not fit.
    preview: MAX_IMPORT_ROWS + 1,
  });
  const rows = data.map((row) => row.map((cell) => cell.replaceAll(/\r\n?/gu, "\n").trim()));
  const broken = errors.filter(({ type }) => type === "Quotes");
  return {
    rows,
    notes: broken.map(
      ({ row }) =>
        `A quote is not closed near row ${(row ?? 0) + 1}. What stands after it may be in the wrong cells.`,
    ),
  };
}

/** Several rows of which nearly all have the same number of cells, and more than one. */
function looksLikeTable(rows: readonly (readonly string[])[]): boolean {
  const [head] = rows;
  if (rows.length < 2 || head === undefined || head.length < 2) return false;
  return rows.filter((row) => row.length === head.length).length >= rows.length * 0.8;
}

/** The table itself, or the reason why it is too large: nothing is cut off in silence. */
export function mustFit(table: FoundTable): FoundTable {
  const { name, rows } = table;
  if (rows.length > MAX_IMPORT_ROWS) {
    throw new CannotRead(
      `${name} has more than ${MAX_IMPORT_ROWS.toLocaleString("en")} rows. Import it in parts.`,
    );
  }
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columns > MAX_IMPORT_COLUMNS) {
    throw new CannotRead(
      `${name} has ${counted(columns, "column", "columns")}; ${MAX_IMPORT_COLUMNS} are the most. Leave out those that are not needed.`,
    );
  }
  return table;
}
