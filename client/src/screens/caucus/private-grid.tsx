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
import type { SideMark } from "@crosstable/shared/sides";
import { useEffect, useMemo, useRef, useState } from "react";

import { useCaucusImports } from "../../sync/caucus-imports.ts";
import { useCaucusCell, useNewProposals, writeCaucusCell } from "../../sync/use-caucus.ts";
import { privateLines } from "./private-lines.ts";
import { PrivateStanding } from "./private-standing.tsx";
import type { Led } from "./use-led-to.ts";

/**
 * The side's own columns beside the matrix: over what is on the table, its own drafts and what the other side gave on paper. They are in
 * the caucus document; the table never sees them.
 */
export function PrivateGrid(props: {
  side: SideMark;
  rows: readonly MatrixRow[];
  led: Led;
  onDraft: (proposal: ProposalId) => void;
  /** Shows a proposal in the list of what was received. */
  onRead: (proposal: ProposalId) => void;
}): React.ReactNode {
  const { side, rows, led, onDraft, onRead } = props;
  const { list: drafts } = useNewProposals();
  const { received } = useCaucusImports();
  const lines = useMemo(
    () => privateLines({ side, rows, drafts, received }),
    [side, rows, drafts, received],
  );
  const table = useLedToCell(led);
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
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} data-proposal={line.id}>
              <th scope="row" className={`private-proposal side-${line.sponsor}`}>
                <span className="private-label">
                  {line.number !== null && <strong>{line.number} </strong>}
                  {line.name}
                </span>
                <PrivateStanding line={line} />
              </th>
              {PRIVATE_COLUMNS.map((column) => (
                <td key={column} data-label={privateColumnWords(column)}>
                  <PrivateCell
                    proposal={line.id}
                    column={column}
                    name={`${privateColumnWords(column)} of ${line.number ?? line.name}${line.kind === "received" ? " on paper" : ""}`}
                  />
                </td>
              ))}
              <td>
                <button
                  type="button"
                  className="private-draft"
                  onClick={() => (line.kind === "received" ? onRead : onDraft)(line.id)}
                >
                  {line.kind === "received" ? "Read" : "Draft"}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Goes to the cell that the search leads to. */
function useLedToCell(led: Led): React.RefObject<HTMLTableElement | null> {
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    if (led.part !== "matrix" || led.proposal === null) return;
    const lines = [...(table.current?.querySelectorAll<HTMLElement>("[data-proposal]") ?? [])];
    const line = lines.find(({ dataset }) => dataset["proposal"] === led.proposal);
    const cell = line?.querySelector<HTMLElement>(`[data-column="${led.column ?? "priority"}"]`);
    cell?.scrollIntoView({ block: "center" });
    cell?.focus();
  }, [led]);
  return table;
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
