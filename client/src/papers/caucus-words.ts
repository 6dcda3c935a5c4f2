import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { CaucusWords } from "@crosstable/shared/papers/caucus-paper";
import type { ExportMark } from "@crosstable/shared/papers/export-name";
import type { SideMark } from "@crosstable/shared/sides";

import type { CaucusContent } from "../sync/caucus-content.ts";
import { privateSheetOf } from "./private-sheet-of.ts";

interface CaucusSource {
  readonly side: SideMark;
  readonly talks: MatrixTalks;
  readonly rows: readonly MatrixRow[];
  readonly caucus: CaucusContent;
}

/** What stands in a caucus, with every proposal under the name by which people know it. */
export function caucusWords(
  source: CaucusSource & { readonly mark: ExportMark },
): Omit<CaucusWords, "votes" | "invited"> {
  const { side, talks, rows, caucus, mark } = source;
  return {
    notes: caucus.notes,
    newProposals: caucus.newProposals,
    drafts: caucus.drafts.map(({ proposal, text, read }) => ({
      label: labelIn(proposal, source),
      text,
      read,
    })),
    received: caucus.received,
    imports: caucus.imports,
    supposals: caucus.supposals.map(({ proposal, ...note }) => ({
      ...note,
      label: proposal === null ? null : labelIn(proposal, source),
    })),
    columns: privateSheetOf({
      side,
      talks,
      rows,
      drafts: caucus.newProposals,
      received: caucus.received,
      cells: caucus.cells,
      mark,
    }),
  };
}

/** How a proposal is called that is on the table, or that the side has drafted. */
export function labelIn(
  proposal: string,
  { rows, caucus }: Pick<CaucusSource, "rows" | "caucus">,
): string {
  const row = rows.find(({ id }) => id === proposal);
  if (row !== undefined) return proposalLabel(row);
  const drafted = caucus.newProposals.find(({ id }) => id === proposal);
  if (drafted === undefined) return proposal;
  return [drafted.number, drafted.title, drafted.subject].find((words) => words !== "") ?? proposal;
}
