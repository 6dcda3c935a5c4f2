import {
  WORKING_STATUSES,
  workingStatusWords,
  type WorksheetColumn,
} from "@crosstable/shared/documents/worksheet";
import type { ProposalId, SeatId } from "@crosstable/shared/ids";
import { MAX_CELL_CHARS } from "@crosstable/shared/limits";
import { useEffect, useRef, useState } from "react";

import { useSeatName } from "../../stores/me-store.ts";
import { useWorksheetCell } from "../../sync/use-worksheet.ts";

/** What ended an edit, and where the grid goes next. */
export type EditEnd = "stay" | "down" | "right" | "left";

interface CellEditorProps {
  readonly proposal: ProposalId;
  readonly column: WorksheetColumn;
  readonly name: string;
  /** What was typed to begin with; null keeps what stands there. */
  readonly typed: string | null;
  readonly onCommit: (value: string, end: EditEnd) => void;
  readonly onCancel: () => void;
}

/**
 * Edits one worksheet cell in place. The draft belongs to this proposal and column and to nothing else; when somebody
 * else writes the same cell meanwhile, the draft stays and theirs is shown beside it.
 */
export function CellEditor(props: CellEditorProps): React.ReactNode {
  return props.column === "working-status" ? (
    <StatusEditor {...props} />
  ) : (
    <TextEditor {...props} />
  );
}

function StatusEditor({
  proposal,
  column,
  name,
  onCommit,
  onCancel,
}: CellEditorProps): React.ReactNode {
  const value = useWorksheetCell(proposal, column)?.value ?? "";
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    select.current?.focus();
    try {
      select.current?.showPicker();
    } catch {
      // Browsers open a picker only after a key or a click; without it the arrows choose.
    }
  }, []);
  return (
    <select
      ref={select}
      className="cell-editor-select"
      aria-label={name}
      value={value === "" ? "not-opened" : value}
      onChange={(event) => onCommit(event.target.value, "stay")}
      onBlur={onCancel}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape" || event.key === "Enter") {
          event.preventDefault();
          onCancel();
        }
      }}
    >
      {WORKING_STATUSES.map((status) => (
        <option key={status} value={status}>
          {workingStatusWords(status)}
        </option>
      ))}
    </select>
  );
}

function TextEditor({
  proposal,
  column,
  name,
  typed,
  onCommit,
  onCancel,
}: CellEditorProps): React.ReactNode {
  const cell = useWorksheetCell(proposal, column);
  const present = cell?.value ?? "";
  const [base] = useState(present);
  const [draft, setDraft] = useState(typed ?? present);
  const field = useRef<HTMLTextAreaElement>(null);
  const isDone = useRef(false);
  useEffect(() => {
    const input = field.current;
    input?.focus();
    input?.setSelectionRange(input.value.length, input.value.length);
  }, []);
  const finish = (end: EditEnd): void => {
    if (isDone.current) return;
    isDone.current = true;
    if (draft === base) onCancel();
    else onCommit(draft, end);
  };
  return (
    <div className="cell-editor">
      <textarea
        autoComplete="off"
        ref={field}
        className="cell-editor-text"
        aria-label={name}
        maxLength={MAX_CELL_CHARS}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={(event) => {
          if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) finish("stay");
        }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Escape") {
            isDone.current = true;
            onCancel();
          } else if (event.key === "Enter" && !event.shiftKey) {
            event.preventDefault();
            finish("down");
          } else if (event.key === "Tab") {
            event.preventDefault();
            finish(event.shiftKey ? "left" : "right");
          }
        }}
      />
      {present !== base && (
        <TheirsNotice
          author={cell?.by ?? null}
          theirs={present}
          onTake={() => {
            isDone.current = true;
            onCancel();
          }}
        />
      )}
    </div>
  );
}

interface TheirsNoticeProps {
  readonly author: SeatId | null;
  readonly theirs: string;
  readonly onTake: () => void;
}

function TheirsNotice({ author, theirs, onTake }: TheirsNoticeProps): React.ReactNode {
  const name = useSeatName(author);
  return (
    <div className="cell-editor-theirs" role="status">
      <span>
        {name} wrote “{theirs}” meanwhile. Enter keeps yours.
      </span>
      <button type="button" className="cell-editor-take" onClick={onTake}>
        Take theirs
      </button>
    </div>
  );
}
