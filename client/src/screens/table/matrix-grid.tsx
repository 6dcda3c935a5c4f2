import type { ProposalId } from "@crosstable/shared/ids";
import type { Sides } from "@crosstable/shared/sides";
import { useVirtualizer, defaultRangeExtractor } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";

import { type Density, usePreferences } from "../../stores/preferences-store.ts";
import type { EditEnd } from "./cell-editor.tsx";
import { COLUMNS, mustColumn, type Column, type ColumnId } from "./columns.ts";
import type { Line } from "./display-list.ts";
import { HEADER_PIXELS, HeaderRow } from "./grid-head.tsx";
import { gridAct, nearestCell, type ActiveCell } from "./grid-keys.ts";
import { GridLine, type CellVisitor, type LineActions } from "./grid-line.tsx";
import { GROUP_PIXELS, GroupLine } from "./group-line.tsx";
import type { TableRow } from "./table-row.ts";
import { useGridEditing } from "./use-grid-editing.ts";
import type { SortedRows } from "./use-sorted-rows.ts";

/** Two lines of text at every density; fingers need the most. */
const ROW_PIXELS: Readonly<Record<Density, number>> = {
  compact: 46,
  standard: 52,
  comfortable: 62,
};
const GRID_PIXELS = COLUMNS.reduce((sum, column) => sum + column.width, 0);
const STICKY_PIXELS = COLUMNS.filter((column) => column.isSticky).reduce(
  (sum, column) => sum + column.width,
  0,
);

export interface MatrixGridProps {
  readonly lines: readonly Line[];
  readonly known: ReadonlyMap<ProposalId, TableRow>;
  readonly ghosts: ReadonlySet<string>;
  readonly unseen: ReadonlySet<string>;
  readonly collapsed: ReadonlySet<string>;
  readonly sides: Sides;
  readonly mayWrite: boolean;
  readonly hasLetterKeys: boolean;
  readonly selected: ProposalId | null;
  readonly sorted: Pick<SortedRows, "sortedBy" | "sortBy">;
  readonly visitors: ReadonlyMap<string, readonly CellVisitor[]>;
  readonly onSelect: (proposal: ProposalId | null) => void;
  readonly onFold: (group: string) => void;
  readonly onWrite: (proposal: ProposalId, column: Column, value: string) => void;
  readonly onApply: () => void;
  readonly onNextForUs: (from: ProposalId | null) => ProposalId | null;
  readonly onMakeMove: (proposal: ProposalId) => void;
  readonly onActive: (cell: ActiveCell | null) => void;
}

const NO_VISITORS: readonly CellVisitor[] = [];

/** The matrix as one ARIA grid: one tab stop, focus kept by proposal and column, the active row always mounted. */
export function MatrixGrid(props: MatrixGridProps): React.ReactNode {
  const { lines, known, sides, collapsed, onFold } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useGridCursor(props, scroller);
  const { active, editing, actions } = grid;
  const activeIndex = active === null ? -1 : lines.findIndex((line) => line.key === active.line);
  const rowPixels = ROW_PIXELS[usePreferences().density];
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.kind === "group" ? GROUP_PIXELS : rowPixels),
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: 8,
    scrollPaddingStart: HEADER_PIXELS,
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      return activeIndex === -1 || indexes.includes(activeIndex)
        ? indexes
        : [...indexes, activeIndex].toSorted((a, b) => a - b);
    },
  });
  const { measure } = virtual;
  useEffect(() => measure(), [measure, rowPixels]);
  useFocusActive({
    active,
    activeIndex,
    wantsFocus: grid.wantsFocus,
    scroller,
    scrollTo: virtual.scrollToIndex,
  });
  return (
    <div className="grid-scroller" ref={scroller}>
      <div
        role="grid"
        tabIndex={lines.length === 0 ? 0 : -1}
        aria-label="Proposals"
        aria-rowcount={lines.length + 1}
        aria-colcount={COLUMNS.length}
        aria-multiselectable={false}
        className="grid"
        style={{ width: GRID_PIXELS, height: virtual.getTotalSize() + HEADER_PIXELS }}
        onKeyDown={grid.onKeyDown}
        onBlur={grid.onBlur}
      >
        <HeaderRow sides={sides} sorted={props.sorted} />
        <div role="rowgroup" className="grid-body">
          {virtual.getVirtualItems().map((item) => {
            const line = lines[item.index];
            if (line === undefined) return null;
            if (line.kind === "group") {
              return (
                <GroupLine
                  key={line.key}
                  line={line}
                  top={item.start}
                  rowIndex={item.index + 2}
                  isFolded={collapsed.has(line.key)}
                  isActive={active?.line === line.key}
                  onFold={onFold}
                  onFocus={grid.activateLine}
                />
              );
            }
            const row = known.get(line.id);
            if (row === undefined) return null;
            return (
              <GridLine
                key={line.key}
                row={row}
                sides={sides}
                top={item.start}
                height={rowPixels}
                rowIndex={item.index + 2}
                activeColumn={active?.line === line.key ? (active.column as ColumnId) : null}
                editing={editing?.proposal === line.id ? editing : null}
                mayWrite={props.mayWrite}
                isSelected={props.selected === line.id}
                isGhost={props.ghosts.has(line.key)}
                isUnseen={props.unseen.has(line.key)}
                visitors={props.visitors.get(line.key) ?? NO_VISITORS}
                actions={actions}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function useGridCursor(props: MatrixGridProps, scroller: React.RefObject<HTMLDivElement | null>) {
  const { lines, known, mayWrite, hasLetterKeys, onSelect, onFold, onWrite, onActive } = props;
  const lineKeys = useMemo(() => lines.map((line) => line.key), [lines]);
  const groups = useMemo(
    () => new Set(lines.filter((line) => line.kind === "group").map((line) => line.key)),
    [lines],
  );
  const [wanted, setWanted] = useState<ActiveCell | null>(null);
  const before = useRef(lineKeys);
  const wantsFocus = useRef(false);
  const { editing, begin, end } = useGridEditing();
  const first = lines.find((line) => line.kind === "row");
  const fallback = first === undefined ? null : { line: first.key, column: "title" };
  const active =
    wanted === null ? fallback : (nearestCell(wanted, before.current, lineKeys) ?? fallback);
  useEffect(() => {
    before.current = lineKeys;
  }, [lineKeys]);

  const go = useCallback(
    (to: ActiveCell) => {
      wantsFocus.current = true;
      setWanted(to);
    },
    [setWanted],
  );
  const canEdit = (cell: ActiveCell): boolean =>
    mayWrite &&
    !groups.has(cell.line) &&
    mustColumn(cell.column).worksheet !== null &&
    known.get(cell.line as ProposalId)?.matrix != null;

  const actions: LineActions = useMemo(
    () => ({
      activate: (proposal, column) => {
        setWanted({ line: proposal, column });
        onActive({ line: proposal, column });
      },
      edit: (proposal, column) => begin({ proposal, column, typed: null }),
      commit: ({ proposal, column }, value, after: EditEnd) => {
        end();
        onWrite(proposal, column, value);
        go({ line: proposal, column: column.id });
        if (after !== "stay") wantsFocus.current = true;
        setWanted((cell) => (cell === null ? cell : stepAfter(cell, after, before.current)));
      },
      cancel: () => {
        end();
        wantsFocus.current = true;
        setWanted((cell) => (cell === null ? null : { ...cell }));
      },
      open: (proposal) => onSelect(proposal),
    }),
    [begin, end, go, onActive, onSelect, onWrite],
  );

  const onKeyDown = (event: React.KeyboardEvent): void => {
    const isInGrid = (event.target as HTMLElement).dataset["line"] !== undefined;
    if (active === null || editing !== null || !isInGrid) return;
    const press = {
      key: event.key,
      isControl: event.ctrlKey || event.metaKey,
      isShift: event.shiftKey,
      isAlt: event.altKey,
    };
    const pageLines = Math.max(
      1,
      Math.floor((scroller.current?.clientHeight ?? 400) / ROW_PIXELS.standard) - 1,
    );
    const shape = {
      lines: lineKeys,
      groups,
      columns: COLUMNS.map((column) => column.id),
      pageLines,
      isEditable: canEdit(active),
      hasLetterKeys,
    };
    const act = gridAct(press, active, shape);
    if (act === undefined) return;
    event.preventDefault();
    const proposal = groups.has(active.line) ? null : (active.line as ProposalId);
    if (act.act === "go") go(act.to);
    else if (act.act === "fold") onFold(active.line);
    else if (act.act === "apply") props.onApply();
    else if (act.act === "next-for-us") {
      const next = props.onNextForUs(proposal);
      if (next !== null) go({ line: next, column: "standing" });
    } else if (proposal === null) return;
    else if (act.act === "edit")
      begin({ proposal, column: active.column as ColumnId, typed: act.typed });
    else if (act.act === "toggle-panel") onSelect(props.selected === proposal ? null : proposal);
    else props.onMakeMove(proposal);
  };
  const onBlur = (event: React.FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) onActive(null);
  };
  const activateLine = useCallback((line: string) => setWanted({ line, column: "title" }), []);
  return { active, editing, actions, onKeyDown, onBlur, wantsFocus, activateLine };
}

function stepAfter(cell: ActiveCell, end: EditEnd, lines: readonly string[]): ActiveCell {
  const columns = COLUMNS.map((column) => column.id as string);
  if (end === "down") return { ...cell, line: lines[lines.indexOf(cell.line) + 1] ?? cell.line };
  const step = end === "right" ? 1 : end === "left" ? -1 : 0;
  return { ...cell, column: columns[columns.indexOf(cell.column) + step] ?? cell.column };
}

function useFocusActive(options: {
  active: ActiveCell | null;
  activeIndex: number;
  wantsFocus: React.RefObject<boolean>;
  scroller: React.RefObject<HTMLDivElement | null>;
  scrollTo: (index: number, options: { align: "auto" }) => void;
}): void {
  const { active, activeIndex, wantsFocus, scroller, scrollTo } = options;
  useEffect(() => {
    if (!wantsFocus.current || active === null || activeIndex === -1) return;
    wantsFocus.current = false;
    scrollTo(activeIndex, { align: "auto" });
    const box = scroller.current;
    const cell = box?.querySelector<HTMLElement>(
      `[data-line="${CSS.escape(active.line)}"][data-column="${CSS.escape(active.column)}"]`,
    );
    const target =
      cell ?? box?.querySelector<HTMLElement>(`[data-line="${CSS.escape(active.line)}"]`);
    if (box == null || target == null) return;
    target.focus({ preventScroll: true });
    keepInSight(box, target, active.column);
  }, [active, activeIndex, scrollTo, scroller, wantsFocus]);
}

/** Scrolls sideways so that the sticky columns never cover the focused cell (WCAG 2.4.11). */
function keepInSight(box: HTMLElement, target: HTMLElement, column: string): void {
  if (mustColumn(column).isSticky) return;
  const left = target.offsetLeft - STICKY_PIXELS;
  const right = target.offsetLeft + target.offsetWidth - box.clientWidth;
  if (box.scrollLeft > left) box.scrollLeft = left;
  else if (box.scrollLeft < right) box.scrollLeft = right;
}
