import { useRef, useState } from "react";

import { Button } from "../components/button.tsx";
import { LegalText } from "../components/legal-text.tsx";
import type { ImportField } from "./columns.ts";
import { RowFields } from "./row-fields.tsx";
import type { Import } from "./use-import.ts";

/** One row of a preview: what would be taken, and what is wrong with it. */
export interface FoundRow {
  readonly label: string;
  readonly name: string;
  readonly text: string;
  readonly wrong: readonly string[];
  /** What should be known of it and does not keep it from being taken. */
  readonly hints: readonly string[];
}

interface RowsFoundProps {
  readonly rows: readonly FoundRow[];
  readonly one: string;
  readonly many: string;
  /** What of a row can be written over. */
  readonly fields: readonly ImportField[];
  readonly of: Pick<Import, "left" | "leave" | "editing">;
}

const ROWS_AT_ONCE = 200;

/** Everything that was found, row by row, with what is wrong with each in words; each row can be written over or left out. */
export function RowsFound({ rows, one, many, fields, of }: RowsFoundProps): React.ReactNode {
  const { left, leave: onLeave, editing } = of;
  const [open, setOpen] = useState<number | null>(null);
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const numbered = rows.map((row, index) => ({ row, index }));
  const wrong = numbered.filter(({ row }) => row.wrong.length > 0);
  // A row that is being written right stays until it is done.
  const shown =
    onlyWrong && wrong.length > 0
      ? numbered.filter(({ row, index }) => row.wrong.length > 0 || index === open)
      : numbered;
  const leave = (index: number, isTaken: boolean): void => {
    const changed = new Set(left);
    if (isTaken) changed.delete(index);
    else changed.add(index);
    onLeave(changed);
  };
  return (
    <section aria-label="What was found" className="imports-found">
      <p role="status" className="imports-summary">
        {summaryWords({ all: rows.length, wrong: wrong.length, left: left.size, one, many })}
      </p>
      {wrong.length > 0 && (
        <div className="imports-mend">
          <label className="imports-check">
            <input
              type="checkbox"
              checked={onlyWrong}
              onChange={(event) => setOnlyWrong(event.target.checked)}
            />
            Show only rows with something wrong
          </label>
          <Button
            size="small"
            onPress={() => onLeave(new Set([...left, ...wrong.map(({ index }) => index)]))}
          >
            Leave {wrong.length === 1 ? "it" : "them"} out
          </Button>
        </div>
      )}
      <ol className="imports-rows">
        {shown.slice(0, most).map(({ row, index }) => (
          <li key={index} className="imports-row" value={index + 1}>
            <input
              type="checkbox"
              className="imports-take"
              aria-label={`Take row ${index + 1}: ${row.label} ${row.name}`}
              checked={!left.has(index)}
              onChange={(event) => leave(index, event.target.checked)}
            />
            <RowWords
              row={row}
              place={index + 1}
              isLeft={left.has(index)}
              isEdited={editing.isEdited(index)}
              isOpen={open === index}
              onChange={() => setOpen(open === index ? null : index)}
              fields={(onDone) => <RowFields {...{ fields, editing, onDone }} place={index} />}
            />
          </li>
        ))}
      </ol>
      {shown.length > most && (
        <Button size="small" onPress={() => setMost(most + ROWS_AT_ONCE)}>
          Show more of the {shown.length} rows
        </Button>
      )}
    </section>
  );
}

interface RowWordsProps {
  readonly row: FoundRow;
  readonly place: number;
  readonly isLeft: boolean;
  readonly isEdited: boolean;
  readonly isOpen: boolean;
  readonly onChange: () => void;
  /** The fields, which take the place of the text while they are open. */
  readonly fields: (onDone: () => void) => React.ReactNode;
}

function RowWords(props: RowWordsProps): React.ReactNode {
  const { row, place, isLeft, isEdited, isOpen, onChange, fields } = props;
  const change = useRef<HTMLButtonElement>(null);
  const done = (): void => {
    onChange();
    change.current?.focus();
  };
  const marks = [isEdited ? "changed here" : "", isLeft ? "left out" : ""].filter(
    (mark) => mark !== "",
  );
  return (
    <div className="imports-row-words">
      <div className="imports-row-head">
        <details>
          <summary>
            <span className="imports-place">{place}</span>
            <strong>{row.label}</strong> {row.name}
            {marks.length > 0 && <em className="imports-left"> {marks.join(", ")}</em>}
          </summary>
          {!isOpen &&
            (row.text === "" ? (
              <p className="imports-note">No text</p>
            ) : (
              <LegalText text={row.text} />
            ))}
        </details>
        <Button
          ref={change}
          size="small"
          variant="quiet"
          aria-label={`Change row ${place}`}
          aria-expanded={isOpen}
          onPress={onChange}
        >
          Change
        </Button>
      </div>
      {row.wrong.map((words) => (
        <p key={words} className="imports-wrong">
          {words}
        </p>
      ))}
      {row.hints.length > 0 && <p className="imports-hint">{row.hints.join(" ")}</p>}
      {isOpen && fields(done)}
    </div>
  );
}

function summaryWords(of: {
  all: number;
  wrong: number;
  left: number;
  one: string;
  many: string;
}): string {
  if (of.all === 0) return `No ${of.one} was found.`;
  const wrong = of.wrong === 0 ? "nothing wrong" : `${of.wrong} with something wrong`;
  const left = of.left === 0 ? "" : `, ${of.left} left out`;
  return `${of.all} ${of.all === 1 ? of.one : of.many} found, ${wrong}${left}.`;
}
