import type { ProposalId } from "@crosstable/shared/ids";
import type { Sides } from "@crosstable/shared/sides";
import { memo } from "react";

import { CellEditor, type EditEnd } from "./cell-editor.tsx";
import { COLUMNS, type Column, type ColumnId } from "./columns.ts";
import { CellContent, cellName } from "./grid-cell.tsx";
import { columnWords } from "./grid-words.ts";
import type { TableRow } from "./table-row.ts";

/** Somebody else who is at a cell of this row. */
export interface CellVisitor {
  readonly seat: string;
  readonly name: string;
  readonly side: "a" | "b" | null;
  readonly initials: string;
  readonly column: string;
}

export interface LineActions {
  readonly activate: (proposal: ProposalId, column: ColumnId) => void;
  readonly edit: (proposal: ProposalId, column: ColumnId) => void;
  readonly commit: (
    at: { proposal: ProposalId; column: Column },
    value: string,
    end: EditEnd,
  ) => void;
  readonly cancel: () => void;
  readonly open: (proposal: ProposalId) => void;
}

export interface GridLineProps {
  readonly row: TableRow;
  readonly sides: Sides;
  readonly top: number;
  readonly height: number;
  readonly rowIndex: number;
  readonly activeColumn: ColumnId | null;
  readonly editing: { readonly column: ColumnId; readonly typed: string | null } | null;
  readonly mayWrite: boolean;
  readonly isSelected: boolean;
  readonly isGhost: boolean;
  readonly isUnseen: boolean;
  readonly visitors: readonly CellVisitor[];
  readonly actions: LineActions;
}

/** One proposal of the grid. Drawn anew only when something of it changes. */
export const GridLine = memo(function GridLine(props: GridLineProps): React.ReactNode {
  const { row, top, height, rowIndex, isSelected, isGhost, isUnseen } = props;
  const names = ["grid-line", `grid-side-${row.sponsor}`];
  if (isSelected) names.push("grid-line-selected");
  if (isGhost) names.push("grid-line-ghost");
  if (isUnseen) names.push("grid-line-unseen");
  if (row.standing === "draft") names.push("grid-line-draft");
  return (
    <div
      role="row"
      className={names.join(" ")}
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {COLUMNS.map((column, index) => (
        <GridCell key={column.id} {...props} column={column} columnIndex={index + 1} />
      ))}
    </div>
  );
});

function GridCell(props: GridLineProps & { column: Column; columnIndex: number }): React.ReactNode {
  const { row, sides, column, columnIndex, activeColumn, editing, mayWrite, visitors, actions } =
    props;
  const isActive = activeColumn === column.id;
  const isEditing = editing?.column === column.id && column.worksheet !== null;
  const isEditable = mayWrite && column.worksheet !== null && row.matrix !== null;
  const here = visitors.filter((visitor) => visitor.column === column.id);
  const names = ["grid-cell", `grid-col-${column.id}`];
  if (column.isSticky) names.push("grid-cell-sticky");
  if (isEditing) names.push("grid-cell-editing");
  if (here.length > 0) names.push("grid-cell-visited", `grid-visited-${here[0]?.side ?? "n"}`);
  const label = `${columnWords(column.id, sides)}, ${row.number ?? row.title ?? row.subject}`;
  return (
    <div
      role={column.id === "title" ? "rowheader" : "gridcell"}
      aria-colindex={columnIndex}
      aria-readonly={!isEditable}
      aria-label={cellName(row, column.id, sides)}
      aria-description={describe(props, column)}
      className={names.join(" ")}
      style={{
        width: column.width,
        insetInlineStart: column.isSticky ? stickyStart(column.id) : undefined,
      }}
      tabIndex={isActive ? 0 : -1}
      data-line={row.id}
      data-column={column.id}
      onFocus={(event) => {
        if (event.target === event.currentTarget) actions.activate(row.id, column.id);
      }}
      onClick={() => {
        if (!isEditing && column.worksheet === null) actions.open(row.id);
      }}
      onDoubleClick={() => {
        if (isEditable) actions.edit(row.id, column.id);
      }}
    >
      {isEditing && column.worksheet !== null ? (
        <CellEditor
          proposal={row.id}
          column={column.worksheet}
          name={label}
          typed={editing.typed}
          onCommit={(value, end) => actions.commit({ proposal: row.id, column }, value, end)}
          onCancel={actions.cancel}
        />
      ) : (
        <CellContent row={row} column={column.id} sides={sides} />
      )}
      {here.map((visitor) => (
        <span
          key={visitor.seat}
          className={`grid-visitor grid-visitor-${visitor.side ?? "n"}`}
          title={`${visitor.name} is here`}
          // Drawn and not written: the cell's name and description say it in words.
          data-initials={visitor.initials}
          aria-hidden
        />
      ))}
    </div>
  );
}

function describe(props: GridLineProps, column: Column): string | undefined {
  const { row, sides, mayWrite, isGhost, isUnseen, visitors } = props;
  const parts: string[] = [];
  if (column.id === "title" && isGhost) parts.push("No longer in this view");
  if (column.id === "title" && isUnseen) parts.push("Moved since you looked");
  if (column.id === "position-a" || column.id === "position-b") {
    const side = column.id === "position-a" ? "a" : "b";
    parts.push(`Only a pass of ${sides[side].short} changes it`);
  }
  if (column.worksheet !== null && !mayWrite) parts.push("Chiefs and negotiators write here");
  if (column.worksheet !== null && row.matrix !== null && mayWrite)
    parts.push("Not a position. Enter to edit");
  for (const visitor of visitors)
    if (visitor.column === column.id) parts.push(`${visitor.name} is here`);
  return parts.length === 0 ? undefined : parts.join(". ");
}

function stickyStart(column: ColumnId): number {
  let start = 0;
  for (const each of COLUMNS) {
    if (each.id === column) return start;
    if (each.isSticky) start += each.width;
  }
  return start;
}
