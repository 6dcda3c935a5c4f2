import { writeTableRow } from "../text/table-row.ts";
import { isInNew, isInOld, type Piece } from "./pieces.ts";
import type { RedlinedProse } from "./redline-prose.ts";
import type { RedlinedRow } from "./redline-table.ts";
import type { RedlinedBlock } from "./redline.ts";

/** The text when every change is accepted: the new one, sign by sign. */
export function acceptAll(blocks: readonly RedlinedBlock[]): string {
  return blocks.map((block) => textOf(block, "after")).join("");
}

/** The text when every change is rejected: the old one, sign by sign. */
export function rejectAll(blocks: readonly RedlinedBlock[]): string {
  return blocks.map((block) => textOf(block, "before")).join("");
}

function textOf(block: RedlinedBlock, side: "before" | "after"): string {
  return block.kind === "table"
    ? block.rows.map((row) => rowText(row, side)).join("")
    : proseText(block, side);
}

function proseText(block: RedlinedProse, side: "before" | "after"): string {
  const around = block[side];
  if (around === null) return "";
  const { indent, gap, end } = around;
  return indent + sayOn(block.label, side) + gap + sayOn(block.words, side) + end;
}

function rowText(row: RedlinedRow, side: "before" | "after"): string {
  const around = row[side];
  if (around === null) return "";
  const cells = row.cells.flatMap((cell) => {
    const spaces = cell[side];
    return spaces === null ? [] : [{ ...spaces, words: sayOn(cell.pieces, side) }];
  });
  return writeTableRow({ ...around, cells });
}

/** What the pieces say in one of the two texts. */
export function sayOn(pieces: readonly Piece[], side: "before" | "after"): string {
  const isIn = side === "after" ? isInNew : isInOld;
  return pieces
    .filter(isIn)
    .map(({ text }) => text)
    .join("");
}
