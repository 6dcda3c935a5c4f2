import {
  parseCellKey,
  workingStatus,
  workingStatusWords,
  WORKSHEET_CELLS,
  WORKSHEET_COLUMNS,
  type WorksheetCell,
  type WorksheetColumn,
} from "@crosstable/shared/documents/worksheet";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { useEffect, useEffectEvent } from "react";
import type { Transaction, YMapEvent } from "yjs";

import { announceChange } from "../stores/announcer.ts";
import { seatNameOf } from "../stores/me-store.ts";
import { cellsOf } from "../sync/cells.ts";
import type { DocumentSession } from "../sync/document-session.ts";
import { useDocument } from "../sync/use-document.ts";
import { useMatrix } from "../sync/use-matrix.ts";

/** The writer of a cell is looked up; until then it would be read out as somebody's. */
const WRITER_KNOWN_AFTER_MS = 600;

const COLUMN_WORDS: Record<WorksheetColumn, string> = {
  "working-status": "working status",
  remarks: "remarks",
  summary: "plain summary",
  agenda: "agenda order",
};

/** Tells the announcer what others write on the worksheet. */
export function useWorksheetNews(): void {
  const session = useDocument({ kind: "worksheet" });
  const { rows } = useMatrix();
  const tell = useEffectEvent((of: DocumentSession, key: string) => {
    const cell = parseCellKey(key, WORKSHEET_COLUMNS);
    const view = cellsOf(of, WORKSHEET_CELLS).get(key);
    const row = rows.find(({ id }) => id === cell?.proposal);
    if (cell === undefined || view === null || row === undefined) return;
    const who = seatNameOf(view.by);
    const where = proposalLabel(row);
    const status = workingStatus.safeParse(view.value);
    const value = status.success ? workingStatusWords(status.data) : view.value;
    announceChange({
      who,
      where,
      words: `${who}: ${COLUMN_WORDS[cell.column]} of ${where}, ${value.replace(/[.\s]+$/, "")}.`,
    });
  });
  useEffect(() => {
    if (session === null) return undefined;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const map = session.doc.getMap<WorksheetCell>(WORKSHEET_CELLS);
    const changed = (event: YMapEvent<WorksheetCell>, transaction: Transaction) => {
      // What comes in while the document loads is how things stand, not news.
      if (transaction.local || session.state.getState().status !== "live") return;
      const book = cellsOf(session, WORKSHEET_CELLS);
      for (const key of event.keysChanged) {
        book.get(key);
        timers.add(setTimeout(() => tell(session, key), WRITER_KNOWN_AFTER_MS));
      }
    };
    map.observe(changed);
    return () => {
      map.unobserve(changed);
      for (const timer of timers) clearTimeout(timer);
    };
  }, [session]);
}
