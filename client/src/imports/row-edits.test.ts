import { expect, test } from "vitest";

import { nameRows, type ColumnMap } from "./columns.ts";
import { editedRow, keyedRows, typedRow, withEdit, withoutEdit, type Edits } from "./row-edits.ts";

const BY_NUMBER: ColumnMap = {
  number: 0,
  subject: 1,
  title: null,
  category: null,
  article: null,
  currentLanguage: null,
  text: null,
};
const CELLS = [
  ["W-7", "Residuals"],
  ["W-8", "Credits"],
  ["W-8", "Credits"],
];
const NONE: Edits = new Map();

function read(cells: readonly (readonly string[])[], map = BY_NUMBER) {
  return keyedRows("0", nameRows(cells, map));
}

test("IMPORT-5 what is written over a row stays when columns are mapped anew or rows come before it", () => {
  const [, , last] = read(CELLS);
  if (last === undefined) throw new Error("no third row");
  const edits = withEdit(NONE, last, { field: "number", value: "W-9 " });
  const numbers = (rows: ReturnType<typeof read>) =>
    rows.map((row) => editedRow(row, edits).number);
  expect(numbers(read(CELLS))).toEqual(["W-7", "W-8", "W-9"]);
  expect(numbers(read([["W-1", "New"], ...CELLS]))).toEqual(["W-1", "W-7", "W-8", "W-9"]);
  const mapped = read(CELLS, { ...BY_NUMBER, number: null, title: 0 });
  expect(mapped.map((row) => editedRow(row, edits))).toMatchObject([
    { number: "", title: "W-7" },
    { number: "", title: "W-8" },
    { number: "W-9", title: "W-8" },
  ]);
  // Spaces stay where somebody types, and are not taken.
  expect(typedRow(last, edits).number).toBe("W-9 ");
});

test("IMPORT-5 what is written as it was read is no edit, and an edit is taken back", () => {
  const [first] = read(CELLS);
  if (first === undefined) throw new Error("no row");
  const one = withEdit(NONE, first, { field: "subject", value: "Reuse" });
  const two = withEdit(one, first, { field: "text", value: "2.5%" });
  expect(editedRow(first, two)).toMatchObject({ subject: "Reuse", text: "2.5%" });
  const back = withEdit(two, first, { field: "subject", value: "Residuals" });
  expect([...back.values()]).toEqual([{ text: "2.5%" }]);
  expect(withoutEdit(back, first).size).toBe(0);
  expect(editedRow(first, NONE)).toEqual(first.named);
});
