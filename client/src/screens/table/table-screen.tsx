import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import { isWaiting } from "@crosstable/shared/moves/information-request";
import { mayWriteWorksheet } from "@crosstable/shared/roles";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { useIsNarrow } from "../../components/use-width.ts";
import { Wait } from "../../components/wait.tsx";
import { openMoveDialog } from "../../moves/move-dialog-store.ts";
import { MoveDialogs } from "../../moves/move-dialogs.tsx";
import { announce } from "../../stores/announcer.ts";
import { useMe } from "../../stores/me-store.ts";
import { placeStore } from "../../stores/place-store.ts";
import { usePreferences } from "../../stores/preferences-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { writeWorksheetCell } from "../../sync/use-worksheet.ts";
import type { Column } from "./columns.ts";
import type { Line } from "./display-list.ts";
import { EmptyTable } from "./empty-table.tsx";
import { FinalStrip } from "./final-strip-part.tsx";
import { MatrixGrid } from "./matrix-grid.tsx";
import { NewsStrip } from "./news-strip.tsx";
import { OverwrittenNotices } from "./overwritten-notices.tsx";
import { PackageStrip } from "./package-strip.tsx";
import { DetailPanel } from "./panel/detail-panel-part.tsx";
import { ProposalCards } from "./proposal-cards-part.tsx";
import { isUnseen, useSeenMoves } from "./seen-moves.ts";
import { StatementStrip } from "./statement-strip-part.tsx";
import { SupposalStrip } from "./supposal-strip.tsx";
import { TableGaps } from "./table-gaps.tsx";
import type { TableRow } from "./table-row.ts";

import "./grid.css";
import "./panel/panel.css";
import "./table.css";
import { TableToolbar } from "./table-toolbar.tsx";
import { TransmittalStrip } from "./transmittal-strip-part.tsx";
import { useGridPresence } from "./use-grid-presence.ts";
import { useHeldLines } from "./use-held-lines.ts";
import { useTableRows } from "./use-table-rows.ts";
import { useTableView } from "./use-table-view.ts";
import { isInView, viewsFor, waitsFor } from "./views.ts";

/** The table room: the one matrix of both sides, and one proposal in full beside it. */
export default function TableScreen(): React.ReactNode {
  const { talks } = useMatrix();
  if (talks === null) return <Wait words="Opening the table" />;
  return <LoadedTable talks={talks} />;
}

function LoadedTable({ talks }: { talks: MatrixTalks }): React.ReactNode {
  const { seat } = useMe();
  const { rows: matrixRows, packages, requests, offeredMinutes } = useMatrix();
  const { rows, known } = useTableRows();
  const view = useTableView(rows, talks.sides);
  const [selected, setSelected] = useState<ProposalId | null>(null);
  useEffect(() => {
    const follow = ({ place } = placeStore.getState()) => {
      if (place?.room === "table" && "proposal" in place) setSelected(place.proposal);
    };
    follow();
    return placeStore.subscribe(follow);
  }, []);
  const [isInside, setInside] = useState(false);
  const [applied, setApplied] = useState(0);
  const isNarrow = useIsNarrow();
  const hold = useHold(setInside);
  const held = useHeldLines({
    live: view.lines,
    isHeld: isInside,
    releaseKey: `${view.key}/${applied}/${lastOwnMove(rows, seat.seat)}`,
  });
  const unseen = useUnseen(rows, talks, selected);
  const [isNewsOpen, setNewsOpen] = useState(false);
  const { visitors, showActive } = useGridPresence();
  const { hasLetterKeys } = usePreferences();
  const apply = useCallback(() => setApplied((count) => count + 1), []);
  const select = useCallback((proposal: ProposalId | null) => setSelected(proposal), []);
  const write = useCallback((proposal: ProposalId, column: Column, value: string) => {
    const isWritten =
      column.worksheet !== null && writeWorksheetCell(proposal, column.worksheet, value);
    if (!isWritten)
      announce("That was not written: the worksheet is not open. Your words were not kept.", {
        assertive: true,
      });
  }, []);
  const grid = useRef<HTMLDivElement>(null);
  const closePanel = useCallback(() => {
    setSelected(null);
    // Back to where the panel was opened from, or the keyboard would begin at the top of the page again.
    grid.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  }, []);
  const selectedRow = selected === null ? undefined : known.get(selected);
  const mayWrite = mayWriteWorksheet(seat);
  const isChief = seat.role === "chief" || seat.role === "second";
  const unsigned = {
    minutes: offeredMinutes.filter(({ end }) => end === null).length,
    statements: Object.values(talks.statementOffers).filter(Boolean).length,
  };
  return (
    <div
      className={selectedRow === undefined ? "table" : "table table-with-panel"}
      {...hold.screen}
    >
      <div className="table-main">
        <TableToolbar
          views={viewsFor(seat.side).map((each) => ({
            view: each,
            count: rows.filter((row) => isInView(row, each, seat.side)).length,
          }))}
          view={view.view}
          onView={view.setView}
          search={view.search}
          onSearch={view.setSearch}
          grouping={view.grouping}
          onGrouping={view.setGrouping}
          packages={packages.filter(({ end }) => end === null).length}
          onTableProposal={
            isChief
              ? () => openMoveDialog({ kind: "table-proposal", newProposal: null, text: "" })
              : null
          }
          waitingRequests={requests.filter(isWaiting).length}
          onRequests={() => openMoveDialog({ kind: "requests", about: null })}
          groundRuleOffers={Object.values(talks.groundRuleTalks.offers).filter(Boolean).length}
          onGroundRules={() => openMoveDialog({ kind: "ground-rules" })}
          onNews={() => setNewsOpen(true)}
          unsigned={unsigned.minutes + unsigned.statements}
          onMinutes={() =>
            openMoveDialog({
              kind: "minutes",
              part: unsigned.minutes === 0 && unsigned.statements > 0 ? "statements" : "minutes",
            })
          }
        />
        <TableGaps gaps={talks.gaps} />
        <OverwrittenNotices rows={matrixRows} />
        {held.waiting > 0 && <WaitingPill waiting={held.waiting} onApply={apply} />}
        <div className="table-grid" ref={grid} {...hold.grid}>
          {held.shown.length === 0 ? (
            <EmptyTable
              hasProposals={rows.length > 0}
              isChief={isChief}
              onShowAll={() => {
                view.setView("all");
                view.setSearch("");
              }}
            />
          ) : isNarrow ? (
            <ProposalCards
              lines={held.shown}
              known={known}
              unseen={unseen.ids}
              sides={talks.sides}
              onSelect={select}
            />
          ) : (
            <MatrixGrid
              lines={held.shown}
              known={known}
              ghosts={held.ghosts}
              unseen={unseen.ids}
              collapsed={view.collapsed}
              sides={talks.sides}
              mayWrite={mayWrite}
              hasLetterKeys={hasLetterKeys}
              selected={selected}
              sorted={view.sorted}
              visitors={visitors}
              onSelect={select}
              onFold={view.fold}
              onWrite={write}
              onApply={apply}
              onNextForUs={(from) => nextForUs(held.shown, known, { from, side: seat.side })}
              onMakeMove={select}
              onActive={showActive}
            />
          )}
        </div>
        <div className="table-dock">
          <NewsStrip
            count={unseen.ids.size}
            isOpen={isNewsOpen}
            onToggle={setNewsOpen}
            known={known}
            onOpen={select}
            onSeen={unseen.markAll}
          />
          <TransmittalStrip />
          <StatementStrip />
          <SupposalStrip talks={talks} />
          <FinalStrip talks={talks} />
          {packages.some(({ end }) => end === null) && (
            <PackageStrip packages={packages} talks={talks} />
          )}
        </div>
      </div>
      {selectedRow !== undefined && (
        <DetailPanel
          row={selectedRow}
          talks={talks}
          mayWrite={mayWrite}
          onClose={closePanel}
          onOpen={select}
        />
      )}
      <MoveDialogs />
    </div>
  );
}

function WaitingPill({
  waiting,
  onApply,
}: {
  waiting: number;
  onApply: () => void;
}): React.ReactNode {
  return (
    <div className="table-pill-place">
      <button type="button" className="table-pill" onClick={onApply}>
        {waiting === 1 ? "1 row changed" : `${waiting} rows changed`} · Apply <kbd>R</kbd>
      </button>
    </div>
  );
}

/** Nothing moves while somebody is in the screen with the keyboard, or over the grid with the pointer. */
function useHold(setInside: (isInside: boolean) => void) {
  const [hasFocus, setFocus] = useState(false);
  const [hasPointer, setPointer] = useState(false);
  useEffect(() => setInside(hasFocus || hasPointer), [hasFocus, hasPointer, setInside]);
  return {
    screen: {
      onFocus: () => setFocus(true),
      onBlur: (event: React.FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocus(false);
      },
    },
    grid: { onPointerEnter: () => setPointer(true), onPointerLeave: () => setPointer(false) },
  };
}

function useUnseen(rows: readonly TableRow[], talks: MatrixTalks, selected: ProposalId | null) {
  const { seat } = useMe();
  const { open, look, lookAtAll, seen } = useSeenMoves();
  useEffect(() => open(seat.seat, talks.seq), [open, seat.seat, talks.seq]);
  const selectedMatrix = rows.find((row) => row.id === selected)?.matrix ?? null;
  useEffect(() => {
    if (selectedMatrix !== null) look(selectedMatrix);
  }, [look, selectedMatrix]);
  const ids = useMemo(
    () =>
      new Set<string>(
        rows
          .filter((row) => row.matrix !== null && isUnseen(row.matrix, seen, seat.seat))
          .map((row) => row.id),
      ),
    [rows, seen, seat.seat],
  );
  return { ids, markAll: () => lookAtAll(talks.seq) };
}

/** The record number of this seat's own latest move: what one did oneself is shown at once. */
function lastOwnMove(rows: readonly TableRow[], seat: string): number {
  return rows.reduce((latest, row) => {
    const stamp = row.matrix?.lastMove.stamp;
    return stamp?.seat === seat ? Math.max(latest, stamp.seq) : latest;
  }, 0);
}

function nextForUs(
  lines: readonly Line[],
  known: ReadonlyMap<ProposalId, TableRow>,
  at: { from: ProposalId | null; side: "a" | "b" | null },
): ProposalId | null {
  const ids = lines.flatMap((line) => (line.kind === "row" ? [line.id] : []));
  const start = at.from === null ? 0 : ids.indexOf(at.from) + 1;
  const inOrder = [...ids.slice(start), ...ids.slice(0, start)];
  return inOrder.find((id) => waitsFor(known.get(id) ?? { turn: "none" }, at.side)) ?? null;
}
