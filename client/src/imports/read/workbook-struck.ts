import type { Cell, CellValue } from "hucre/xlsx";

/** The value of a cell without what is struck out in it: papers at the table mark so what is to go. */
export function withoutStruck(cell: Cell | undefined, value: CellValue): CellValue {
  if (cell === undefined || !hasStruck(cell)) return value;
  const kept = (cell.richText ?? []).filter((run) => !isStruck(cell, run.font));
  return kept.length === 0 ? null : kept.map(({ text }) => text).join("");
}

/** Whether anything is struck out in a cell. */
export function hasStruck(cell: Cell): boolean {
  return cell.richText === undefined
    ? isStruck(cell, undefined)
    : cell.richText.some(({ font, text }) => text.trim() !== "" && isStruck(cell, font));
}

/** A run that has no look of its own has that of its cell. */
function isStruck({ style }: Cell, font: { strikethrough?: boolean } | undefined): boolean {
  return (font ?? style?.font)?.strikethrough === true;
}
