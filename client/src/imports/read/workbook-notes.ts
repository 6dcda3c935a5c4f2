import { MAX_IMPORT_COLUMNS } from "@crosstable/shared/limits";
import type { Sheet } from "hucre/xlsx";

import { counted } from "./found.ts";
import { hasStruck } from "./workbook-struck.ts";

/** What has to be said of how a sheet was read, in sentences. */
export function notesOnSheet(sheet: Sheet, name: string): string[] {
  const notes: string[] = [];
  const cells = [...(sheet.cells?.values() ?? [])];
  const struck = cells.filter((cell) => cell.value !== null && hasStruck(cell));
  if (struck.length > 0) {
    notes.push(
      `${name}: ${counted(struck.length, "cell has", "cells have")} struck words. They were left out, as taken away. If they are not, take the strike off in the workbook first.`,
    );
  }
  const hidden = hiddenWords(sheet);
  if (hidden !== "") {
    notes.push(`${name}: ${hidden} read as well. Leave out what does not belong here.`);
  }
  const formulas = cells.filter((cell) => cell.formula !== undefined);
  if (formulas.length > 0) {
    notes.push(
      `${name}: ${counted(formulas.length, "cell holds a formula", "cells hold formulas")}. The result that was last saved was read; nothing was calculated.`,
    );
  }
  const merged = (sheet.merges ?? []).filter(({ startRow, endRow }) => endRow > startRow);
  if (merged.length > 0) {
    notes.push(
      `${name}: ${counted(merged.length, "cell is", "cells are")} merged over several rows. The words were read for each of these rows.`,
    );
  }
  return notes;
}

/** "2 hidden rows and 1 hidden column were"; empty when none of them holds anything. */
function hiddenWords({ rows, rowDefs, columns }: Sheet): string {
  const isFull = (value: unknown): boolean => value !== null && value !== undefined && value !== "";
  const hiddenRows = rows.filter(
    (row, at) => rowDefs?.get(at)?.hidden === true && row.some(isFull),
  );
  const hiddenColumns = (columns ?? [])
    .slice(0, MAX_IMPORT_COLUMNS)
    .filter(({ hidden }, at) => hidden === true && rows.some((row) => isFull(row[at])));
  const parts = [
    ...(hiddenRows.length > 0 ? [counted(hiddenRows.length, "hidden row", "hidden rows")] : []),
    ...(hiddenColumns.length > 0
      ? [counted(hiddenColumns.length, "hidden column", "hidden columns")]
      : []),
  ];
  const one = hiddenRows.length + hiddenColumns.length === 1;
  return parts.length === 0 ? "" : `${parts.join(" and ")} ${one ? "was" : "were"}`;
}

/** What has to be said of the comments in a workbook: they stand in parts of their own. */
export function notesOnComments(parts: readonly Uint8Array[]): string[] {
  const count = parts
    .map((part) => new TextDecoder().decode(part).match(/<(?:\w+:)?comment\s/gu)?.length ?? 0)
    .reduce((sum, each) => sum + each, 0);
  return count === 0 ? [] : [`Left out: ${counted(count, "comment", "comments")} on cells.`];
}
