import {
  WORKING_STATUSES,
  workingStatusWords,
  worksheetColumnWords,
  type WorksheetColumn,
} from "@crosstable/shared/documents/worksheet";
import type { ProposalId } from "@crosstable/shared/ids";
import { MAX_CELL_CHARS } from "@crosstable/shared/limits";
import { useEffect, useRef, useState } from "react";

import { useSeatName } from "../../../stores/me-store.ts";
import { placeIsShown, placeStore } from "../../../stores/place-store.ts";
import { useWorksheetCell, writeWorksheetCell } from "../../../sync/use-worksheet.ts";

const FIELDS = [
  ["summary", 3],
  ["remarks", 2],
  ["agenda", 1],
] as const;

/** The worksheet's part of a proposal: written by both sides together, and never a position. */
export function WorksheetFields({
  proposal,
  mayWrite,
}: {
  proposal: ProposalId;
  mayWrite: boolean;
}): React.ReactNode {
  const section = useShownCell(proposal);
  return (
    <section className="panel-section panel-worksheet" aria-label="Worksheet" ref={section}>
      <h3>
        Worksheet <span className="panel-note">Both sides write here. Not a position.</span>
      </h3>
      <StatusField proposal={proposal} mayWrite={mayWrite} />
      {FIELDS.map(([column, rows]) => (
        <TextCell key={`${proposal}/${column}`} {...{ proposal, column, rows, mayWrite }} />
      ))}
    </section>
  );
}

/** Goes to the cell that the search leads to. */
function useShownCell(proposal: ProposalId): React.RefObject<HTMLElement | null> {
  const section = useRef<HTMLElement>(null);
  const place = placeStore((state) => state.place);
  useEffect(() => {
    if (place?.room !== "table" || !("proposal" in place) || place.proposal !== proposal) return;
    if (place.column === undefined) return;
    const field = section.current?.querySelector<HTMLElement>(`[data-cell="${place.column}"]`);
    field?.scrollIntoView({ block: "center" });
    field?.focus();
    placeIsShown();
  }, [place, proposal]);
  return section;
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
      <span className="panel-field-label">{worksheetColumnWords("working-status")}</span>
      <select
        className="panel-input"
        data-cell="working-status"
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
  readonly rows: number;
  readonly mayWrite: boolean;
}

/** Writes when the field is left, so that a half-typed sentence is never on the other side's screen. */
function TextCell({ proposal, column, rows, mayWrite }: TextCellProps): React.ReactNode {
  const present = useWorksheetCell(proposal, column)?.value ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (): void => {
    if (draft !== null && draft !== present) writeWorksheetCell(proposal, column, draft);
    setDraft(null);
  };
  return (
    <label className="panel-field">
      <span className="panel-field-label">{worksheetColumnWords(column)}</span>
      <textarea
        autoComplete="off"
        className="panel-input"
        data-cell={column}
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
