import type { MatrixRow } from "../documents/matrix.ts";
import {
  cellKey,
  workingStatus,
  workingStatusWords,
  type WorksheetColumn,
} from "../documents/worksheet.ts";
import type { CaseState } from "../moves/case-state.ts";
import { statusQuoText } from "../moves/cited-article.ts";
import { standingWords, type Turn } from "../moves/standing.ts";
import { SIDE_MARKS, type SideMark, type Sides } from "../sides.ts";
import type { ExportMark } from "./export-name.ts";
import { instantWords, sourceDateWords } from "./paper-dates.ts";
import type { ColumnOf, Sheet } from "./sheet.ts";

/** Written cells by their key, as a worksheet or a caucus holds them. */
export type Cells = ReadonlyMap<string, { readonly value: string }>;

export interface MatrixSheetOptions {
  readonly title: string;
  readonly sides: Sides;
  /** In the order in which they shall stand. */
  readonly rows: readonly MatrixRow[];
  /** The current contract, by `articleKey`. */
  readonly articles: CaseState["articles"];
  readonly worksheet: Cells;
  readonly mark: ExportMark;
}

const NOT_A_POSITION = "not a position";

/**
 * The matrix as everybody at the table reads it: the formal columns, and the worksheet's marked as no positions. It is made from
 * the matrix and the worksheet alone, so nothing of a caucus can be in it; what is no proposal on the table (a supposal, a
 * draft) has no row.
 */
export function matrixSheet(options: MatrixSheetOptions): Sheet {
  const { sides, rows, articles, worksheet, mark } = options;
  const columns = [
    ...formalColumns(sides, articles),
    ...SIDE_MARKS.flatMap((side) => positionColumns(sides, side)),
    ...closingColumns(sides, mark.zone),
    ...worksheetColumns(worksheet),
  ];
  return {
    name: "Matrix",
    zone: mark.zone,
    columns,
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    about: [
      ["Talks", options.title],
      ["Sides", `${sides.a.name}; ${sides.b.name}`],
      ...markLines(mark),
      ["Standing, turn, positions", "Follow from the record alone."],
      ["Working status, remarks, summary, agenda", "Written by both sides. Not a position."],
    ],
  };
}

/** When, from which row and with which head an export was made, line by line. */
export function markLines(mark: ExportMark): [string, string][] {
  return [
    ["Made", instantWords(mark.at, mark.zone)],
    ["Follows from the record up to row", String(mark.seq)],
    ["Head", mark.head],
    ["Times are read in", mark.zone],
  ];
}

/** The columns by which a reader knows which proposal a row is about. */
export function identityColumns(): ColumnOf<
  Pick<MatrixRow, "number" | "title" | "subject" | "article">
>[] {
  return [
    { words: "No.", width: 12, cell: (row) => row.number ?? "" },
    { words: "Title", width: 28, cell: (row) => row.title ?? "" },
    { words: "Subject", width: 36, cell: (row) => row.subject },
    { words: "Article", width: 14, cell: (row) => row.article ?? "" },
  ];
}

/** Whose turn it is, in a word. */
function turnWord(turn: Turn, sides: Sides): string {
  if (turn === "none") return "Nobody";
  return turn === "both" ? "Both sides" : sides[turn].short;
}

function formalColumns(sides: Sides, articles: CaseState["articles"]): ColumnOf<MatrixRow>[] {
  return [
    ...identityColumns(),
    { words: "Category", width: 16, cell: (row) => row.category ?? "" },
    { words: "Sponsor", width: 12, cell: (row) => sides[row.sponsor].short },
    { words: "Standing", width: 22, cell: (row) => standingWords(row.standing) },
    {
      words: "Without the package",
      width: 22,
      cell: ({ beneath }) => (beneath === null ? "" : standingWords(beneath)),
    },
    { words: "Turn", width: 12, cell: (row) => turnWord(row.turn, sides) },
    { words: "Contract today", width: 44, cell: (row) => statusQuoText(articles, row) ?? "" },
  ];
}

function positionColumns(sides: Sides, side: SideMark): ColumnOf<MatrixRow>[] {
  const { short } = sides[side];
  return [
    { words: `${short} position`, width: 44, cell: (row) => row.positions[side]?.text ?? "" },
    {
      words: `${short} pass`,
      width: 8,
      cell: (row) => String(row.positions[side]?.number ?? ""),
    },
  ];
}

function closingColumns(sides: Sides, zone: string): ColumnOf<MatrixRow>[] {
  return [
    { words: "Question that holds it", width: 36, cell: (row) => row.hold?.words ?? "" },
    {
      words: "Answer due",
      width: 24,
      isWhole: true,
      cell: (row) => (row.hold === null ? "" : instantWords(row.hold.due, zone)),
    },
    { words: "Signed by", width: 18, cell: (row) => signers(row, sides) },
    {
      words: "Last move entered",
      width: 30,
      isWhole: true,
      cell: (row) => instantWords(row.lastMove.stamp.at, zone),
    },
    {
      words: "Last move in the sources",
      width: 30,
      cell: ({ lastMove: { stamp } }) => (stamp.asOf === null ? "" : sourceDateWords(stamp.asOf)),
    },
  ];
}

function signers(row: MatrixRow, sides: Sides): string {
  const signed = SIDE_MARKS.filter((mark) => row.agreement?.signatures[mark] != null);
  return signed.map((mark) => sides[mark].short).join(" and ");
}

function worksheetColumns(cells: Cells): ColumnOf<MatrixRow>[] {
  const read = (row: MatrixRow, column: WorksheetColumn): string =>
    cells.get(cellKey(row.id, column))?.value ?? "";
  return [
    {
      words: `Working status (${NOT_A_POSITION})`,
      width: 20,
      cell: (row) => statusWords(read(row, "working-status")),
    },
    {
      words: `Remarks (${NOT_A_POSITION})`,
      width: 36,
      cell: (row) => read(row, "remarks"),
    },
    {
      words: `Summary (${NOT_A_POSITION})`,
      width: 36,
      cell: (row) => read(row, "summary"),
    },
    { words: `Agenda (${NOT_A_POSITION})`, width: 10, cell: (row) => read(row, "agenda") },
  ];
}

function statusWords(value: string): string {
  const found = workingStatus.safeParse(value);
  return found.success ? workingStatusWords(found.data) : value;
}
