import { onePiece, type Fate, type Piece } from "@crosstable/shared/redline/pieces";
import type { RedlinedBlock } from "@crosstable/shared/redline/redline";
import type { RedlinedProse } from "@crosstable/shared/redline/redline-prose";
import type { RedlinedRow, RedlinedTable } from "@crosstable/shared/redline/redline-table";
import {
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type IParagraphOptions,
  type XmlComponent,
} from "docx";

import type { ChangeMark, Marks } from "./tracked-marks.ts";
import { runsOf, TAB } from "./tracked-runs.ts";

/** The paragraph styles of a text; `redline-styles.ts` says how each looks. */
const STYLE = {
  paragraph: "PassText",
  clause: "PassClause",
  cell: "PassCell",
  head: "PassHead",
} as const;
const INDENT_TWIPS = 567;
const MOST_LEVELS = 9;

/** The blocks of a redline as paragraphs and tables with tracked changes. */
export function blocksOf(blocks: readonly RedlinedBlock[], marks: Marks): (Paragraph | Table)[] {
  return blocks.flatMap((block, at) => {
    if (block.kind !== "table") return [proseOf(block, marks)];
    const table = tableOf(block, marks);
    // Two tables with nothing between them would be read as one.
    return blocks[at + 1]?.kind === "table" ? [table, new Paragraph({ style: "About" })] : [table];
  });
}

function proseOf(prose: RedlinedProse, marks: Marks): Paragraph {
  const { kind, level, fate, words } = prose;
  const label = prose.label.filter(({ text }) => !/^#+$/u.test(text));
  const pieces = [...label, ...tabAfter(label), ...words];
  const run = comesOrGoes(fate, marks);
  const left = INDENT_TWIPS * Math.min(level, MOST_LEVELS);
  const looks = {
    heading: { style: `Heading${Math.min(level, 6)}` },
    paragraph: { style: STYLE.paragraph },
    clause: { style: STYLE.clause, indent: { left, hanging: INDENT_TWIPS } },
  };
  return new ParagraphOfRuns({ ...looks[kind], run }, runsOf(pieces, marks));
}

/** The library's list of what a paragraph may hold knows nothing that moved, so the runs are put in beside it. */
class ParagraphOfRuns extends Paragraph {
  constructor(options: IParagraphOptions, runs: readonly XmlComponent[]) {
    super(options);
    this.root.push(...runs);
  }
}

/** There as long as there is a number before it: in the old text, in the new one, or in both. */
function tabAfter(label: readonly Piece[]): Piece[] {
  const last = label.at(-1);
  if (last === undefined) return [];
  const kinds = new Set(label.map(({ kind }) => kind));
  const isKept = kinds.has("same") || (kinds.has("inserted") && kinds.has("deleted"));
  return isKept ? onePiece("same", TAB, null) : onePiece(last.kind, TAB, last.change);
}

/** How a part comes or goes as a whole: a paragraph with the sign at its end, a row or a cell of a table with itself. */
function comesOrGoes(
  fate: Fate,
  marks: Marks,
): { readonly insertion?: ChangeMark; readonly deletion?: ChangeMark } {
  if (fate === "kept") return {};
  return fate === "inserted" || fate === "moved-in"
    ? { insertion: marks.next() }
    : { deletion: marks.next() };
}

function tableOf(table: RedlinedTable, marks: Marks): Table {
  const rows = table.rows.filter(({ isRule }) => !isRule);
  // Of a table that came or went as a whole, the rows say so.
  const columns = table.columns.map((fate) => (table.fate === "kept" ? fate : "kept"));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) => rowOf(row, columns, marks)),
  });
}

function rowOf(row: RedlinedRow, columns: readonly Fate[], marks: Marks): TableRow {
  const cells = columns.map((fate, column) => {
    const pieces = row.cells.find((cell) => cell.column === column)?.pieces ?? [];
    // A row that moved is told as one that went and one that came: the format moves words, not rows.
    const runs = runsOf(pieces.map(plainly), marks);
    return new TableCell({
      children: [new ParagraphOfRuns({ style: row.isHead ? STYLE.head : STYLE.cell }, runs)],
      ...comesOrGoes(fate, marks),
    });
  });
  const head = row.isHead ? { tableHeader: true } : {};
  return new TableRow({ ...head, children: cells, ...comesOrGoes(row.fate, marks) });
}

function plainly(piece: Piece): Piece {
  if (piece.kind === "moved-in") return { ...piece, kind: "inserted" };
  return piece.kind === "moved-out" ? { ...piece, kind: "deleted" } : piece;
}
