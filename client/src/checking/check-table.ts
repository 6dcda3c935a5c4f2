import { MATRIX_TALKS, type MatrixTalks } from "@crosstable/shared/documents/matrix";
import {
  MATRIX_ROOTS,
  type MatrixMaps,
  type MatrixRoot,
} from "@crosstable/shared/documents/matrix-maps";
import { TABLE_FOLLOWS_MS, TABLE_SETTLES_MS } from "@crosstable/shared/limits";
import { create } from "zustand";

import { readRecordOn, recordRowsStore } from "../commands/record-rows.ts";
import type { DocumentSession } from "../sync/document-session.ts";
import { currentDocument, holdDocument } from "../sync/open-documents.ts";
import { askRecordWorker } from "./ask-record-worker.ts";
import { recordCheckStore } from "./check-record.ts";
import { isApartForLong, standingApart, type Apart } from "./standing-apart.ts";

/** The last row of the record at which the table on this page was found to be the one that the record gives; null before. */
export const tableCheckStore = create<{ readonly row: number | null }>(() => ({ row: null }));

/** The table on this page is not the one that its record gives. */
export interface TableDiffers {
  /** The row at which the table says it is. */
  readonly row: number;
  readonly words: string;
}

const MATRIX = { kind: "matrix" } as const;

/** Where the table stood apart from the record; null while they are at the same row. */
let apart: Apart | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;

/**
 * HEADS-4: whenever the table or the record has changed, the table is held to the one that follows from the rows that
 * were checked here, and `tell` is called when it is another. A server could show a side one table beside the record of another.
 */
export function holdTableToRecord(tell: (differs: TableDiffers) => void): void {
  const later = (afterMs: number): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      void compare(later).then((differs) => {
        if (differs !== null) tell(differs);
      });
    }, afterMs);
  };
  const changed = (): void => later(TABLE_SETTLES_MS);
  const follow = (): void => {
    const session = currentDocument(MATRIX);
    if (session === null) return;
    for (const root of MATRIX_ROOTS) session.doc.getMap(root).observe(changed);
    session.state.subscribe(({ status }, before) => {
      if (status !== before.status) changed();
    });
    changed();
  };
  holdDocument(MATRIX, follow);
  follow();
  recordCheckStore.subscribe(changed);
}

async function compare(later: (afterMs: number) => void): Promise<TableDiffers | null> {
  const { found } = recordCheckStore.getState();
  const { entries, isWhole } = recordRowsStore.getState();
  const session = currentDocument(MATRIX);
  // A device's own copy, from before the connection, may be behind.
  if (session?.state.getState().status !== "live") return null;
  if (found === null || found.bad !== null || !isWhole || found.rows !== entries.length)
    return null;
  const seq = rowOf(session);
  if (seq !== found.rows) return compareRows(session, { record: found.rows, later });
  apart = null;
  const compared = await askRecordWorker("table", { matrix: mapsOf(session), seq });
  // The rows have gone on meanwhile, or the script did not come: the next news tries again.
  if (compared === null) return null;
  const { differs } = compared;
  tableCheckStore.setState({ row: differs === null ? seq : null });
  if (differs === null) return null;
  const words = `The table on this screen is not the one that the record gives. They differ in ${differs}.`;
  return { row: seq, words };
}

/** The row of the record that the table says it is at. */
function rowOf({ doc }: DocumentSession): number {
  return doc.getMap<MatrixTalks>(MATRIX_TALKS).get("talks")?.seq ?? 0;
}

async function compareRows(
  session: DocumentSession,
  { record, later }: { record: number; later: (afterMs: number) => void },
): Promise<TableDiffers | null> {
  await readRecordOn();
  const { entries, failure } = recordRowsStore.getState();
  const table = rowOf(session);
  // One of them has gone on, which was news already.
  if (entries.length !== record || table === record) return null;
  apart = standingApart(apart, {
    table,
    record,
    nowMs: performance.now(),
    isRead: failure === null,
  });
  if (apart === null || !isApartForLong(apart)) {
    later(TABLE_FOLLOWS_MS);
    return null;
  }
  const words = `The table on this screen is at row ${table} of the record, and the record itself ends at row ${record}.`;
  return { row: Math.min(table, record), words };
}

function mapsOf({ doc }: DocumentSession): MatrixMaps {
  const maps = MATRIX_ROOTS.map((root) => [root, new Map(doc.getMap(root).entries())]);
  return Object.fromEntries(maps) as Record<MatrixRoot, ReadonlyMap<string, unknown>>;
}
