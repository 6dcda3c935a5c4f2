import type { NewProposal } from "@crosstable/shared/documents/caucus";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { WorksheetColumn } from "@crosstable/shared/documents/worksheet";
import { cellKey, WORKSHEET_COLUMNS } from "@crosstable/shared/documents/worksheet";
import type { ProposalId } from "@crosstable/shared/ids";
import { statusQuoText } from "@crosstable/shared/moves/cited-article";
import type { ContractArticle } from "@crosstable/shared/moves/contract-articles";
import type { Standing, Turn } from "@crosstable/shared/moves/standing";
import type { SideMark } from "@crosstable/shared/sides";

/**
 * One row as this seat sees it: the matrix, the worksheet and, for drafts, the own caucus, joined by the proposal's
 * id. The join happens here and nowhere else; nothing of it is ever written back as a whole.
 */
export interface TableRow {
  readonly id: ProposalId;
  readonly sponsor: SideMark;
  readonly number: string | null;
  readonly title: string | null;
  readonly subject: string;
  readonly category: string | null;
  readonly article: string | null;
  /** The article that it cites as both sides agreed it reads, else what it quotes; null where it does neither. */
  readonly contractToday: string | null;
  readonly positions: Readonly<Record<SideMark, string | null>>;
  readonly standing: Standing | "draft";
  readonly turn: Turn;
  /** When the last move was entered; null for a draft. */
  readonly lastMoveMs: number | null;
  /** Null for a draft, which only the own side sees. */
  readonly matrix: MatrixRow | null;
  readonly worksheet: Readonly<Record<WorksheetColumn, string>>;
}

type Articles = ReadonlyMap<string, ContractArticle>;

/** What joining needs to know of a worksheet cell. */
export type CellValues = ReadonlyMap<string, { readonly value: string }>;

/**
 * Joins the rows. A row whose parts are unchanged keeps its identity (`before`), so that a change in one
 * proposal draws one row anew.
 */
export function joinRows(options: {
  matrix: readonly MatrixRow[];
  articles: Articles;
  worksheet: CellValues;
  drafts: readonly NewProposal[];
  side: SideMark | null;
  before: ReadonlyMap<ProposalId, TableRow>;
}): TableRow[] {
  const { matrix, articles, worksheet, drafts, side, before } = options;
  const tabled = matrix.map((row) => tabledRow(row, articles, worksheet));
  const ids = new Set(tabled.map((row) => row.id));
  const drafted =
    side === null
      ? []
      : drafts.filter((each) => !ids.has(each.id)).map((each) => draftRow(each, articles, side));
  return [...tabled, ...drafted].map((row) => {
    const former = before.get(row.id);
    return former !== undefined && isSameRow(former, row) ? former : row;
  });
}

function tabledRow(row: MatrixRow, articles: Articles, cells: CellValues): TableRow {
  const { id, sponsor, number, title, subject, category, article, standing, turn } = row;
  return {
    id,
    sponsor,
    number,
    title,
    subject,
    category,
    article,
    contractToday: statusQuoText(articles, row),
    positions: { a: row.positions.a?.text ?? null, b: row.positions.b?.text ?? null },
    standing,
    turn,
    lastMoveMs: Date.parse(row.lastMove.stamp.at),
    matrix: row,
    worksheet: worksheetOf(id, cells),
  };
}

function draftRow(draft: NewProposal, articles: Articles, sponsor: SideMark): TableRow {
  const { id, number, title, subject, category } = draft;
  const article = draft.article === "" ? null : draft.article;
  const currentLanguage = draft.currentLanguage === "" ? null : draft.currentLanguage;
  return {
    id,
    sponsor,
    number: number === "" ? null : number,
    title: title === "" ? null : title,
    subject,
    category: category === "" ? null : category,
    article,
    contractToday: statusQuoText(articles, { article, currentLanguage }),
    positions: { a: null, b: null },
    standing: "draft",
    turn: "none",
    lastMoveMs: null,
    matrix: null,
    worksheet: worksheetOf(id, new Map()),
  };
}

function worksheetOf(id: ProposalId, cells: CellValues): Record<WorksheetColumn, string> {
  const read = (column: WorksheetColumn): string => cells.get(cellKey(id, column))?.value ?? "";
  return {
    "working-status": read("working-status"),
    remarks: read("remarks"),
    summary: read("summary"),
    agenda: read("agenda"),
  };
}

function isSameRow(one: TableRow, other: TableRow): boolean {
  if (one.matrix !== other.matrix || one.contractToday !== other.contractToday) return false;
  if (one.matrix === null) return JSON.stringify(one) === JSON.stringify(other);
  return WORKSHEET_COLUMNS.every((column) => one.worksheet[column] === other.worksheet[column]);
}
