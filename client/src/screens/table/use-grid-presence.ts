import type { ProposalId } from "@crosstable/shared/ids";
import { useCallback, useMemo } from "react";

import { useMe } from "../../stores/me-store.ts";
import { useShowMyCell, useWorksheetPresence } from "../../sync/use-worksheet-presence.ts";
import type { ActiveCell } from "./grid-keys.ts";
import type { CellVisitor } from "./grid-line.tsx";

/** Who is at which cell, and how this seat's own cell is shown to the others. */
export function useGridPresence(): {
  visitors: ReadonlyMap<string, readonly CellVisitor[]>;
  showActive: (cell: ActiveCell | null) => void;
} {
  const { seat } = useMe();
  const people = useWorksheetPresence();
  const showMyCell = useShowMyCell();
  const visitors = useMemo(() => {
    const byLine = new Map<string, CellVisitor[]>();
    for (const person of people) {
      if (person.cell === null || person.seat === seat.seat) continue;
      const { proposal, column } = person.cell;
      const visitor = {
        seat: person.seat,
        name: person.name,
        side: person.side,
        initials: person.initials,
        column,
      };
      byLine.set(proposal, [...(byLine.get(proposal) ?? []), visitor]);
    }
    return byLine;
  }, [people, seat.seat]);
  const showActive = useCallback(
    (cell: ActiveCell | null) =>
      showMyCell(cell === null ? null : { proposal: cell.line as ProposalId, column: cell.column }),
    [showMyCell],
  );
  return { visitors, showActive };
}
