import { useState } from "react";

import { Button } from "../components/button.tsx";
import { LegalText } from "../components/legal-text.tsx";

/** One row of a preview: what would be taken, and what is wrong with it. */
export interface FoundRow {
  readonly label: string;
  readonly name: string;
  readonly text: string;
  readonly wrong: readonly string[];
}

const ROWS_AT_ONCE = 200;

/** Everything that was found, row by row, with what is wrong with each in words. */
export function RowsFound(props: {
  rows: readonly FoundRow[];
  one: string;
  many: string;
}): React.ReactNode {
  const { rows, one, many } = props;
  const [most, setMost] = useState(ROWS_AT_ONCE);
  const [onlyWrong, setOnlyWrong] = useState(false);
  const numbered = rows.map((row, index) => ({ row, index }));
  const wrong = numbered.filter(({ row }) => row.wrong.length > 0);
  const shown = onlyWrong && wrong.length > 0 ? wrong : numbered;
  return (
    <section aria-label="What was found" className="imports-found">
      <p role="status" className="imports-summary">
        {rows.length === 0
          ? `No ${one} was found.`
          : `${rows.length} ${rows.length === 1 ? one : many} found, ${wrong.length === 0 ? "nothing wrong" : `${wrong.length} with something wrong`}.`}
      </p>
      {wrong.length > 0 && (
        <label className="imports-check">
          <input
            type="checkbox"
            checked={onlyWrong}
            onChange={(event) => setOnlyWrong(event.target.checked)}
          />
          Show only these
        </label>
      )}
      <ol className="imports-rows">
        {shown.slice(0, most).map(({ row, index }) => (
          <li key={index} className="imports-row" value={index + 1}>
            <details>
              <summary>
                <span className="imports-place">{index + 1}</span>
                <strong>{row.label}</strong> {row.name}
              </summary>
              {row.text === "" ? (
                <p className="imports-note">No text</p>
              ) : (
                <LegalText text={row.text} />
              )}
            </details>
            {row.wrong.map((words) => (
              <p key={words} className="imports-wrong">
                {words}
              </p>
            ))}
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
