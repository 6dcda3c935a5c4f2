import type { ImportGroup, ReceivedProposal } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import { MAX_CHARS_TAKEN, MAX_ROWS_TAKEN, MAX_TITLE_CHARS } from "@crosstable/shared/limits";
import { otherSide, type SideMark } from "@crosstable/shared/sides";
import { useMemo, useState } from "react";

import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { NotDone } from "../components/not-done.tsx";
import { useMe } from "../stores/me-store.ts";
import { takeIntoCaucus, useCaucusImports } from "../sync/caucus-imports.ts";
import { useNewProposals } from "../sync/use-caucus.ts";
import { useMatrix } from "../sync/use-matrix.ts";
import { BeforeFirst } from "./before-first.tsx";
import { checkProposals } from "./check-proposals.ts";
import { ColumnsPart } from "./columns-part.tsx";
import { IMPORT_FIELDS, type NamedRow } from "./columns.ts";

import "./imports.css";
import { RowsFound } from "./rows-found.tsx";
import { SourcePart } from "./source-part.tsx";
import { useImport } from "./use-import.ts";

const NOT_OPEN = "The caucus is not open for writing now. Try again when it is.";

interface ImportProposalsProps {
  readonly side: SideMark;
  readonly kind: ImportGroup["kind"];
  readonly onClose: () => void;
}

/** Brings a list of proposals into the caucus: the own ones as drafts, the other side's as notes of what was given on paper. */
export function ImportProposals({ side, kind, onClose }: ImportProposalsProps): React.ReactNode {
  const { sides } = useMe();
  const reading = useImport("proposals");
  const numbers = useKnownNumbers(kind);
  const { articles } = useMatrix();
  const { rows, left } = reading;
  const checked = useMemo(
    () => checkProposals(rows, { numbers, articles, left }),
    [rows, numbers, articles, left],
  );
  const [isRefused, setRefused] = useState(false);
  const taken = rows.filter((_, index) => !left.has(index));
  const tooMuch = tooMuchWords(taken);
  const isRight = taken.length > 0 && checked.every(({ wrong }) => wrong.length === 0);
  const take = (): void => {
    const isTaken = takeIntoCaucus({
      id: mustProposalId(`i-${crypto.randomUUID()}`),
      kind,
      source: (reading.source?.name ?? "pasted").slice(0, MAX_TITLE_CHARS),
      at: new Date().toISOString(),
      rows: taken.map((row): ReceivedProposal => ({
        id: mustProposalId(`p-${crypto.randomUUID()}`),
        ...row,
      })),
    });
    if (isTaken) onClose();
    else setRefused(true);
  };
  const other = sides[otherSide(side)].short;
  return (
    <Dialog
      title={
        kind === "drafts" ? "Import proposals as drafts" : `Import what ${other} gave on paper`
      }
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          {tooMuch !== null && <span className="imports-why">{tooMuch}</span>}
          <Button onPress={onClose}>Not now</Button>
          <Button variant="primary" isDisabled={!isRight || tooMuch !== null} onPress={take}>
            Take {takenWords(taken.length, rows.length)} into the caucus
          </Button>
        </>
      }
    >
      <p className="imports-note">
        {kind === "drafts"
          ? "It is read on this device. What you take goes into your own caucus, where only your side sees it; your chief tables from there."
          : `It is read on this device and goes into your own caucus as your side's note. It is not on the record: only ${other} can table its proposals.`}
      </p>
      <SourcePart of={reading} purpose="proposals" />
      <ColumnsPart of={reading} fields={IMPORT_FIELDS} />
      {reading.found !== null && (
        <>
          <BeforeFirst words={reading.before} one="proposal" />
          <RowsFound
            rows={rows.map((row, index) => ({
              label: row.number === "" ? "no number" : row.number,
              name: [row.subject, row.title === row.subject ? "" : row.title]
                .filter((words) => words !== "")
                .join(" · "),
              text: row.text,
              wrong: checked[index]?.wrong ?? [],
              hints: checked[index]?.hints ?? [],
            }))}
            one="proposal"
            many="proposals"
            fields={IMPORT_FIELDS}
            of={reading}
          />
        </>
      )}
      <NotDone what="Not taken." why={isRefused ? NOT_OPEN : null} />
    </Dialog>
  );
}

/** Numbers that a new one must not be: of the table and the own drafts, or of the own list of what was received. */
function useKnownNumbers(kind: ImportGroup["kind"]): readonly string[] {
  const { rows } = useMatrix();
  const { list } = useNewProposals();
  const { received } = useCaucusImports();
  return useMemo(() => {
    const known = kind === "drafts" ? [...rows, ...list] : received;
    return known.flatMap(({ number }) => (number === null || number === "" ? [] : [number]));
  }, [kind, rows, list, received]);
}

function tooMuchWords(taken: readonly NamedRow[]): string | null {
  if (taken.length > MAX_ROWS_TAKEN)
    return `${MAX_ROWS_TAKEN} proposals are the most at once. Take them in parts.`;
  const chars = taken.reduce(
    (sum, row) => sum + Object.values(row).reduce((all, words) => all + words.length, 0),
    0,
  );
  return chars > MAX_CHARS_TAKEN
    ? `${MAX_CHARS_TAKEN.toLocaleString("en")} characters are the most at once. Take them in parts.`
    : null;
}

function takenWords(taken: number, all: number): string {
  const words = all === 1 ? "proposal" : "proposals";
  return taken === all ? `${all} ${words}` : `${taken} of ${all} ${words}`;
}
