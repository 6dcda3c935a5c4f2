import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { useState } from "react";

import { ask } from "../../../commands/ask.ts";
import { Age } from "../../../components/age.tsx";
import { SideMark } from "../../../components/side-mark.tsx";

/** Every pass in order. Older texts are read from the record when somebody asks for them. */
export function PassHistory({
  row,
  talks,
}: {
  row: MatrixRow;
  talks: MatrixTalks;
}): React.ReactNode {
  const [texts, setTexts] = useState<ReadonlyMap<number, string>>(new Map());
  const [failure, setFailure] = useState<string | null>(null);
  const read = async (number: number, seq: number): Promise<void> => {
    const answer = await ask({ request: "read-record", after: seq - 1, limit: 1 });
    if ("refused" in answer) {
      setFailure(answer.refused.words);
      return;
    }
    const text = textOf(answer.done.entries[0], row.id);
    if (text !== null) setTexts((before) => new Map(before).set(number, text));
  };
  return (
    <section className="panel-section" aria-label="Passes">
      <h3>Passes</h3>
      <ol className="panel-passes">
        {row.passList.map((pass) => (
          <li key={pass.number}>
            <SideMark side={pass.side} /> Pass {pass.number} by {talks.sides[pass.side].short}
            {pass.answers !== null && `, answers pass ${pass.answers}`} ·{" "}
            <Age at={pass.stamp.at} asOf={pass.stamp.asOf} />{" "}
            {texts.has(pass.number) ? (
              <p className="panel-legal">{texts.get(pass.number)}</p>
            ) : (
              <button
                type="button"
                className="panel-link"
                onClick={() => void read(pass.number, pass.stamp.seq)}
              >
                Read
              </button>
            )}
          </li>
        ))}
      </ol>
      {failure !== null && <p role="alert">{failure}</p>}
    </section>
  );
}

function textOf(entry: RecordEntry | undefined, proposal: string): string | null {
  if (entry?.act.kind !== "moves") return null;
  const made = entry.act.moves.find(
    (move) =>
      (move.kind === "pass" || move.kind === "table-proposal") && move.proposal === proposal,
  );
  return made?.kind === "pass" || made?.kind === "table-proposal" ? made.text : null;
}
