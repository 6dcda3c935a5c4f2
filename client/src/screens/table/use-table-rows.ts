import type { ProposalId } from "@crosstable/shared/ids";
import { useMemo, useRef } from "react";

import { useMySide } from "../../stores/me-store.ts";
import { useNewProposals } from "../../sync/use-caucus.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { useWorksheet } from "../../sync/use-worksheet.ts";
import { joinRows, type TableRow } from "./table-row.ts";

/** The rows of this seat's table, and every row that was ever shown, for those that left while somebody looked. */
export function useTableRows(): {
  rows: readonly TableRow[];
  known: ReadonlyMap<ProposalId, TableRow>;
} {
  const { rows: matrix, articles } = useMatrix();
  const worksheet = useWorksheet();
  const { list: drafts } = useNewProposals();
  const side = useMySide();
  const known = useRef<Map<ProposalId, TableRow>>(new Map());
  return useMemo(() => {
    const rows = joinRows({ matrix, articles, worksheet, drafts, side, before: known.current });
    const next = new Map(known.current);
    for (const row of rows) next.set(row.id, row);
    known.current = next;
    return { rows, known: next };
  }, [matrix, articles, worksheet, drafts, side]);
}
