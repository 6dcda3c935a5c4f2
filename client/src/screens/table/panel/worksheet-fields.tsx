import {
  WORKING_STATUSES,
  workingStatusWords,
  type WorksheetColumn,
} from "@crosstable/shared/documents/worksheet";
import type { ProposalId } from "@crosstable/shared/ids";
import { MAX_CELL_CHARS } from "@crosstable/shared/limits";
import { useState } from "react";

import { useSeatName } from "../../../stores/me-store.ts";
import { useWorksheetCell, writeWorksheetCell } from "../../../sync/use-worksheet.ts";

const FIELDS = [
  ["summary", "Plain summary", 3],
  ["remarks", "Remarks", 2],
  ["agenda", "Agenda order", 1],
] as const;

/** The worksheet's part of a proposal: written by both sides together, and never a position. */
export function WorksheetFields({
  proposal,
  mayWrite,
}: {
  proposal: ProposalId;
  mayWrite: boolean;
}): React.ReactNode {
  return (
    <section className="panel-section panel-worksheet" aria-label="Worksheet">
      <h3>
        Worksheet <span className="panel-note">Both sides write here. Not a position.</span>
      </h3>
      <StatusField proposal={proposal} mayWrite={mayWrite} />
      {FIELDS.map(([column, label, rows]) => (
        <TextCell key={`${proposal}/${column}`} {...{ proposal, column, label, rows, mayWrite }} />
      ))}
    </section>
  );
}

function StatusField({
  proposal,
  mayWrite,
}: {
  proposal: ProposalId;
  mayWrite: boolean;
}): React.ReactNode {
  const cell = useWorksheetCell(proposal, "working-status");
  return (
    <label className="panel-field">
      <span className="panel-field-label">Working status</span>
      <select
        className="panel-input"
        disabled={!mayWrite}
        value={cell?.value ?? "not-opened"}
        onChange={(event) => writeWorksheetCell(proposal, "working-status", event.target.value)}
      >
        {WORKING_STATUSES.map((status) => (
          <option key={status} value={status}>
            {workingStatusWords(status)}
          </option>
        ))}
      </select>
      <LastWriter proposal={proposal} column="working-status" />
    </label>
  );
}

interface TextCellProps {
  readonly proposal: ProposalId;
  readonly column: WorksheetColumn;
  readonly label: string;
  readonly rows: number;
  readonly mayWrite: boolean;
}

/** Writes when the field is left, so that a half-typed sentence is never on the other side's screen. */
function TextCell({ proposal, column, label, rows, mayWrite }: TextCellProps): React.ReactNode {
  const present = useWorksheetCell(proposal, column)?.value ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (): void => {
    if (draft !== null && draft !== present) writeWorksheetCell(proposal, column, draft);
    setDraft(null);
  };
  return (
    <label className="panel-field">
      <span className="panel-field-label">{label}</span>
      <textarea
        autoComplete="off"
        className="panel-input"
        rows={rows}
        readOnly={!mayWrite}
        maxLength={MAX_CELL_CHARS}
        value={draft ?? present}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || draft === null) return;
          // Leaves the words, not the panel.
          event.preventDefault();
          setDraft(null);
        }}
      />
      <LastWriter proposal={proposal} column={column} />
    </label>
  );
}

function LastWriter({
  proposal,
  column,
}: {
  proposal: ProposalId;
  column: WorksheetColumn;
}): React.ReactNode {
  const cell = useWorksheetCell(proposal, column);
  const name = useSeatName(cell?.by ?? null);
  return cell === null || cell.by === null ? null : (
    <span className="panel-note">Last written by {name}</span>
  );
}
