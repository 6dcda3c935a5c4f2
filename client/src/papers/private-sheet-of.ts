import type { NewProposal, ReceivedProposal } from "@crosstable/shared/documents/caucus";
import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ExportMark } from "@crosstable/shared/papers/export-name";
import type { Cells } from "@crosstable/shared/papers/matrix-sheet";
import { privateSheet } from "@crosstable/shared/papers/private-sheet";
import type { Sheet } from "@crosstable/shared/papers/sheet";
import type { SideMark } from "@crosstable/shared/sides";

/** The private columns of a side over all proposals that it knows: those on the table, its own drafts, and what it got on paper. */
export function privateSheetOf(options: {
  side: SideMark;
  talks: MatrixTalks;
  rows: readonly MatrixRow[];
  drafts: readonly NewProposal[];
  received: readonly ReceivedProposal[];
  cells: Cells;
  mark: ExportMark;
}): Sheet {
  const { side, talks, rows, drafts, received, cells, mark } = options;
  const { title, sides } = talks;
  const tabled = new Set<string>(rows.map(({ id }) => id));
  const drafted = drafts
    .filter(({ id }) => !tabled.has(id))
    .map((draft) => ({ ...draft, standing: null }));
  const papers = received.map((paper) => ({ ...paper, standing: null, isReceived: true }) as const);
  const all = [...rows, ...drafted, ...papers];
  return privateSheet({ side, sides, title, rows: all, cells, mark });
}
