import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import type { SideMark } from "@crosstable/shared/sides";
import { useMemo } from "react";

import { RegressionNotes } from "../regression-notes.tsx";
import { useRegressions } from "../use-regressions.ts";

/** What a text that a package offers takes back of the side's former passes on its proposal. */
export function MemberRegressions(props: {
  readonly row: MatrixRow;
  readonly side: SideMark;
  readonly text: string;
}): React.ReactNode {
  const { row, side, text } = props;
  const rows = useMemo(() => [row], [row]);
  return <RegressionNotes of={useRegressions(rows, side, text)} on={proposalLabel(row)} />;
}
