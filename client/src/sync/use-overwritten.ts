import {
  WORKSHEET_CELLS,
  WORKSHEET_COLUMNS,
  parseCellKey,
  type WorksheetCell,
  type WorksheetColumn,
} from "@crosstable/shared/documents/worksheet";
import type { ProposalId, SeatId } from "@crosstable/shared/ids";
import { create } from "zustand";

import { announce } from "../stores/announcer.ts";
import { seatNameOf } from "../stores/me-store.ts";
import { cellsOf, writeCell } from "./cells.ts";
import type { DocumentSession } from "./document-session.ts";
import { currentDocument } from "./open-documents.ts";
import { OverwriteWatch, type Overwrite } from "./overwritten.ts";

/** A write of mine on the worksheet that another's replaced within a few seconds. */
export interface OverwrittenNotice {
  /** One a cell: a later replacement takes the place of the former. */
  readonly id: string;
  readonly proposal: ProposalId;
  readonly column: WorksheetColumn;
  readonly mine: string;
  readonly theirs: string;
  /** Null until the server has said whose write it was. */
  readonly by: SeatId | null;
  readonly atMs: number;
}

const noticesStore = create<{ readonly notices: readonly OverwrittenNotice[] }>(() => ({
  notices: [],
}));
/** How long a notice waits for the writer's name before it is read out without. */
const NAME_WITHIN_MS = 800;
const WATCHES = new WeakMap<DocumentSession, OverwriteWatch>();

/** What others have replaced of mine, and the way back. */
export function useOverwritten(): {
  readonly notices: readonly OverwrittenNotice[];
  readonly putMineBack: (id: string) => void;
  readonly dismiss: (id: string) => void;
} {
  const { notices } = noticesStore();
  return { notices, putMineBack, dismiss };
}

/** The watch over my writes on a worksheet, made before the first of them. */
export function watchOverwrites(session: DocumentSession): OverwriteWatch {
  const known = WATCHES.get(session);
  if (known !== undefined) return known;
  const watch = new OverwriteWatch({
    map: session.doc.getMap<WorksheetCell>(WORKSHEET_CELLS),
    nowMs: () => Date.now(),
    isHeld: () => session.state.getState().status !== "live",
    onOverwrite: (overwrite) => show(session, overwrite),
    onSettled: dismiss,
  });
  WATCHES.set(session, watch);
  // The name may come after the notice.
  cellsOf(session, WORKSHEET_CELLS).subscribeAll(() => nameWriters(session));
  return watch;
}

function show(session: DocumentSession, overwrite: Overwrite): void {
  const cell = parseCellKey(overwrite.key, WORKSHEET_COLUMNS);
  if (cell === undefined) return;
  const { key: id, mine, theirs, atMs } = overwrite;
  const by = cellsOf(session, WORKSHEET_CELLS).get(id)?.by ?? null;
  const notice = { id, ...cell, mine, theirs, by, atMs };
  noticesStore.setState(({ notices }) => ({
    notices: [...notices.filter((each) => each.id !== id), notice],
  }));
  if (by === null) setTimeout(() => sayWho(id, atMs), NAME_WITHIN_MS);
  else sayWho(id, atMs);
}

/** Reads the notice out, if it still stands: with the writer's name where the server has told it by now. */
function sayWho(id: string, atMs: number): void {
  const notice = noticesStore.getState().notices.find((each) => each.id === id);
  if (notice?.atMs !== atMs) return;
  announce(
    `${seatNameOf(notice.by)} replaced what you wrote a moment ago. You can put yours back.`,
  );
}

function nameWriters(session: DocumentSession): void {
  const { notices } = noticesStore.getState();
  if (notices.every((each) => each.by !== null)) return;
  const book = cellsOf(session, WORKSHEET_CELLS);
  const named = notices.map((each) =>
    each.by === null ? { ...each, by: book.get(each.id)?.by ?? null } : each,
  );
  if (named.some((each, index) => each.by !== notices[index]?.by))
    noticesStore.setState({ notices: named });
}

function putMineBack(id: string): void {
  const notice = noticesStore.getState().notices.find((each) => each.id === id);
  const session = currentDocument({ kind: "worksheet" });
  if (notice === undefined || session === null) return;
  const isWritten = writeCell(session, { root: WORKSHEET_CELLS, key: id, value: notice.mine });
  // Telling the watch also takes the notice away.
  if (isWritten) watchOverwrites(session).iWrote(id, notice.mine);
}

function dismiss(id: string): void {
  noticesStore.setState(({ notices }) => ({ notices: notices.filter((each) => each.id !== id) }));
}
