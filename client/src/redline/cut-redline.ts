import { MAX_REDLINE_PAGE_PARTS, MAX_SHOWN_PARTS } from "@crosstable/shared/limits";
import type { ListedChange } from "@crosstable/shared/redline/list-changes";
import type { Piece } from "@crosstable/shared/redline/pieces";
import type { RedlinedBlock } from "@crosstable/shared/redline/redline";
import type { RedlinedProse } from "@crosstable/shared/redline/redline-prose";
import type {
  RedlinedCell,
  RedlinedRow,
  RedlinedTable,
} from "@crosstable/shared/redline/redline-table";
import { partsWithUnseen } from "@crosstable/shared/text/unseen-signs";

/** As much of a redline as is on the screen at once; the longest contract has one of them. */
export interface RedlinePage {
  readonly blocks: readonly RedlinedBlock[];
  /** The blocks in the slices in which they are drawn, one after the other. */
  readonly slices: readonly (readonly RedlinedBlock[])[];
  /** Those that stand on it, with their places among all. */
  readonly changes: readonly NumberedChange[];
}

export interface NumberedChange {
  /** From 0, among the changes of the whole redline. */
  readonly at: number;
  readonly change: ListedChange;
}

/**
 * BOUND-2: a redline in pages, each of which a screen can hold however the texts are made up. A block that is too much for one goes on over
 * several. There is always a first page.
 */
export function cutIntoPages(
  blocks: readonly RedlinedBlock[],
  changes: readonly ListedChange[],
  most: number = MAX_REDLINE_PAGE_PARTS,
): readonly RedlinePage[] {
  const pages = gathered(
    blocks.flatMap((block) => cutBlock(block, most)),
    weightOf,
    most,
  );
  if (pages.length === 0) pages.push([]);
  const standing = (isLeft: boolean): (readonly [string, number])[] =>
    pages.flatMap((page, at) =>
      page.flatMap((block) => changesIn(block, isLeft)).map((id) => [id, at] as const),
    );
  // The first place where something of it stands counts, and where it only stood if there is none.
  const pageOf = new Map([...standing(false), ...standing(true)].toReversed());
  const onPages = pages.map((): NumberedChange[] => []);
  for (const [at, change] of changes.entries())
    onPages[pageOf.get(change.id) ?? 0]?.push({ at, change });
  return pages.map((page, at) => ({
    blocks: page,
    slices: gathered(page, weightOf, SLICE_PARTS),
    changes: onPages[at] ?? [],
  }));
}

/** More than is seen at once; a browser draws it, and lays it out when it comes into view, without keeping anybody waiting. */
const SLICE_PARTS = 100;

/** In order, as many together as weigh no more than `most`, and at least one. */
function gathered<T>(items: readonly T[], weigh: (item: T) => number, most: number): T[][] {
  const runs: T[][] = [];
  let run: T[] = [];
  let weight = 0;
  for (const item of items) {
    const more = weigh(item);
    if (run.length > 0 && weight + more > most) {
      runs.push(run);
      run = [];
      weight = 0;
    }
    run.push(item);
    weight += more;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function cutBlock(block: RedlinedBlock, most: number): RedlinedBlock[] {
  if (weightOf(block) <= most) return [block];
  return block.kind === "table" ? cutTable(block, most) : cutProse(block, most);
}

function cutTable(table: RedlinedTable, most: number): RedlinedTable[] {
  const rows = table.rows.flatMap((row) =>
    weightOfRow(row) <= most
      ? [row]
      : gathered(
          row.cells.flatMap((cell) => cutCell(cell, most - 1)),
          weightOfCell,
          most,
        )
          .flatMap(inOneRowEach)
          .map((cells): RedlinedRow => ({ ...row, cells })),
  );
  return gathered(rows, weightOfRow, most).map((some) => ({ ...table, rows: some }));
}

/** Two pieces of one cell stand under each other: no row has a column twice. */
function inOneRowEach(cells: readonly RedlinedCell[]): RedlinedCell[][] {
  const rows: RedlinedCell[][] = [];
  for (const cell of cells) {
    const row = rows.at(-1);
    if (row === undefined || row.at(-1)?.column === cell.column) rows.push([cell]);
    else row.push(cell);
  }
  return rows;
}

function cutCell(cell: RedlinedCell, most: number): RedlinedCell[] {
  if (weightOfCell(cell) <= most) return [cell];
  return gathered(cell.pieces, weightOfPiece, most).map((pieces) => ({ ...cell, pieces }));
}

/** Only the first bears the number. */
function cutProse(prose: RedlinedProse, most: number): RedlinedProse[] {
  if (prose.words.length === 0) return [prose];
  const room = Math.max(most - 1 - sum(prose.label.map(weightOfPiece)), 1);
  return gathered(prose.words, weightOfPiece, room).map((words, at) => ({
    ...prose,
    label: at === 0 ? prose.label : [],
    words,
  }));
}

function weightOf(block: RedlinedBlock): number {
  return block.kind === "table"
    ? sum(block.rows.map(weightOfRow))
    : 1 + sum(block.label.map(weightOfPiece)) + sum(block.words.map(weightOfPiece));
}

function weightOfRow({ cells }: RedlinedRow): number {
  return sum(cells.map(weightOfCell));
}

function weightOfCell({ pieces }: RedlinedCell): number {
  return 1 + sum(pieces.map(weightOfPiece));
}

/** Its mark, and one for each sign in it that nobody would see, as far as these have marks. */
function weightOfPiece({ kind, text }: Piece): number {
  const signs = partsWithUnseen(text).length;
  return (kind === "same" ? 0 : 1) + (signs > MAX_SHOWN_PARTS ? 1 : signs - 1);
}

/** The changes of which something stands in a block, or has only left it. */
function changesIn(block: RedlinedBlock, isLeft: boolean): string[] {
  return piecesOf(block).flatMap(({ piece: { kind, change }, isOut }) =>
    change !== null && (isOut || kind === "moved-out") === isLeft ? [change] : [],
  );
}

function piecesOf(block: RedlinedBlock): { piece: Piece; isOut: boolean }[] {
  if (block.kind !== "table") {
    const isOut = block.fate === "moved-out";
    return [...block.label, ...block.words].map((piece) => ({ piece, isOut }));
  }
  return block.rows.flatMap(({ cells, fate }) =>
    cells.flatMap(({ pieces }) => pieces.map((piece) => ({ piece, isOut: fate === "moved-out" }))),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
