import { PRIVATE_COLUMNS, privateCellWords, privateColumnWords } from "../documents/caucus.ts";
import { cellKey } from "../documents/worksheet.ts";
import type { ProposalId } from "../ids.ts";
import { standingWords, type Standing } from "../moves/standing.ts";
import type { SideMark, Sides } from "../sides.ts";
import type { ExportMark } from "./export-name.ts";
import { identityColumns, markLines, type Cells } from "./matrix-sheet.ts";
import type { ColumnOf, Sheet } from "./sheet.ts";

/** A proposal on the table, or one that only the own side knows (its standing is null): its draft, or what it got on paper. */
export interface PrivateRow {
  readonly id: ProposalId;
  readonly number: string | null;
  readonly title: string | null;
  readonly subject: string;
  readonly article: string | null;
  readonly standing: Standing | null;
  readonly isReceived?: true;
}

/**
 * A side's own columns, in a sheet of their own that says in every heading of theirs whose they are. `cells` is that side's
 * caucus; what a proposal says formally is there only so that a row can be told from another.
 */
export function privateSheet(options: {
  side: SideMark;
  sides: Sides;
  title: string;
  rows: readonly PrivateRow[];
  cells: Cells;
  mark: ExportMark;
}): Sheet {
  const { side, sides, title, rows, cells, mark } = options;
  const { short } = sides[side];
  const columns: ColumnOf<PrivateRow>[] = [
    ...identityColumns(),
    {
      words: "Standing",
      width: 22,
      cell: ({ standing, isReceived }) =>
        standing === null ? unknownWords(isReceived) : standingWords(standing),
    },
    ...PRIVATE_COLUMNS.map((column) => ({
      words: `${privateColumnWords(column)} (private to ${short})`,
      width: 30,
      cell: ({ id }: PrivateRow) =>
        privateCellWords(column, cells.get(cellKey(id, column))?.value ?? ""),
    })),
  ];
  return {
    name: "Private",
    zone: mark.zone,
    columns,
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    about: [
      ["Private", `For ${short} alone. Not for the other side, the mediator or observers.`],
      ["Talks", title],
      ...markLines(mark),
    ],
  };
}

function unknownWords(isReceived = false): string {
  return isReceived ? "Received on paper, not on the record" : "Draft, not on the table";
}
