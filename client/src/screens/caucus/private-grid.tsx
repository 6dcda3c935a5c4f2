import {
  PRIORITIES,
  priorityWords,
  PRIVATE_COLUMNS,
  privateColumnWords,
  type PrivateColumn,
} from "@crosstable/shared/documents/caucus";
import type { MatrixRow } from "@crosstable/shared/documents/matrix";
import type { ProposalId } from "@crosstable/shared/ids";
import { MAX_CELL_CHARS } from "@crosstable/shared/limits";
import { useEffect, useRef, useState } from "react";

import { StandingChip } from "../../components/standing-chip.tsx";
import { useCaucusCell, writeCaucusCell } from "../../sync/use-caucus.ts";
import type { Led } from "./use-led-to.ts";

/** The side's own columns beside the matrix. They are in the caucus document; the table never sees them. */
export function PrivateGrid({
  rows,
  led,
  onDraft,
}: {
  rows: readonly MatrixRow[];
  led: Led;
  onDraft: (proposal: ProposalId) => void;
}): React.ReactNode {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (led.part !== "matrix" || led.proposal === null) return;
    const line = [...(table.current?.querySelectorAll<HTMLElement>("[data-proposal]") ?? [])].find(
      ({ dataset }) => dataset["proposal"] === led.proposal,
    );
    const cell = line?.querySelector<HTMLElement>(`[data-column="${led.column ?? "priority"}"]`);
    cell?.scrollIntoView({ block: "center" });
    cell?.focus();
  }, [led]);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step =
      event.key === "ArrowDown" || event.key === "Enter" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const field = event.target as HTMLElement;
    const column = field.dataset["column"];
    if (step === 0 || column === undefined || (field.tagName === "SELECT" && event.key !== "Enter"))
      return;
    const fields = [
      ...(table.current?.querySelectorAll<HTMLElement>(`[data-column="${column}"]`) ?? []),
    ];
    event.preventDefault();
    fields[fields.indexOf(field) + step]?.focus();
  };
  return (
    <div className="private-scroll">
      <table className="private-grid" aria-label="Our matrix" ref={table} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">Proposal</th>
            {PRIVATE_COLUMNS.map((column) => (
              <th key={column} scope="col" className={`private-col-${column}`}>
                {privateColumnWords(column)}
              </th>
            ))}
            <th scope="col">Draft</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-proposal={row.id}>
              <th scope="row" className={`private-proposal side-${row.sponsor}`}>
                <span className="private-label">
                  {row.number !== null && <strong>{row.number} </strong>}
                  {row.title ?? row.subject}
                </span>
                <StandingChip standing={row.standing} turn={row.turn} />
              </th>
              {PRIVATE_COLUMNS.map((column) => (
                <td key={column} data-label={privateColumnWords(column)}>
                  <PrivateCell
                    proposal={row.id}
                    column={column}
                    name={`${privateColumnWords(column)} of ${row.number ?? row.title ?? row.subject}`}
                  />
                </td>
              ))}
              <td>
                <button type="button" className="private-draft" onClick={() => onDraft(row.id)}>
                  Draft
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface PrivateCellProps {
  readonly proposal: ProposalId;
  readonly column: PrivateColumn;
  readonly name: string;
}

function PrivateCell({ proposal, column, name }: PrivateCellProps): React.ReactNode {
  const present = useCaucusCell(proposal, column)?.value ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  if (column === "priority") {
    return (
      <select
        className="private-input"
        aria-label={name}
        data-column={column}
        value={present}
        onChange={(event) => writeCaucusCell(proposal, column, event.target.value)}
      >
        <option value="">–</option>
        {PRIORITIES.map((priority) => (
          <option key={priority} value={priority}>
            {priorityWords(priority)}
          </option>
        ))}
      </select>
    );
  }
  const commit = (): void => {
    if (draft !== null && draft !== present) writeCaucusCell(proposal, column, draft);
    setDraft(null);
  };
  return (
    <textarea
      autoComplete="off"
      className="private-input private-words"
      aria-label={name}
      data-column={column}
      rows={1}
      maxLength={MAX_CELL_CHARS}
      value={draft ?? present}
      onChange={(event) => setDraft(event.target.value.replaceAll(/(?<!\s)\s*\n\s*/g, " "))}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Escape") setDraft(null);
        if (event.key !== "Enter") return;
        event.preventDefault();
        commit();
      }}
    />
  );
}
