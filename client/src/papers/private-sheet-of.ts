import type { NewProposal } from "@crosstable/shared/documents/caucus";
import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ExportMark } from "@crosstable/shared/papers/export-name";
import type { Cells } from "@crosstable/shared/papers/matrix-sheet";
import { privateSheet } from "@crosstable/shared/papers/private-sheet";
import type { Sheet } from "@crosstable/shared/papers/sheet";
import type { SideMark } from "@crosstable/shared/sides";

/** The private columns of a side over all proposals that it knows: those on the table, and its own drafts. */
export function privateSheetOf(options: {
  side: SideMark;
  talks: MatrixTalks;
  rows: readonly MatrixRow[];
  drafts: readonly NewProposal[];
  cells: Cells;
  mark: ExportMark;
}): Sheet {
  const { side, talks, rows, drafts, cells, mark } = options;
  const { title, sides } = talks;
  const tabled = new Set<string>(rows.map(({ id }) => id));
  const drafted = drafts
    .filter(({ id }) => !tabled.has(id))
    .map((draft) => ({ ...draft, standing: null }));
  return privateSheet({ side, sides, title, rows: [...rows, ...drafted], cells, mark });
}
