import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { useState } from "react";

import { readPassText } from "../../../commands/read-pass-text.ts";
import { Age } from "../../../components/age.tsx";
import { PassText } from "../../../components/pass-text.tsx";
import { SideMark } from "../../../components/side-mark.tsx";
import { basesOf } from "../../../redline/bases.ts";
import { OpenRedline } from "../../../redline/open-redline.tsx";
import { openRedline } from "../../../redline/redline-store.ts";

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
    const { text, failure } = await readPassText(row.id, seq);
    setFailure(failure);
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
            {!texts.has(pass.number) && (
              <button
                type="button"
                className="panel-link"
                aria-label={`Read pass ${pass.number}`}
                onClick={() => void read(pass.number, pass.stamp.seq)}
              >
                Read
              </button>
            )}{" "}
            {basesOf(row, talks.sides, pass).length > 0 && (
              <button
                type="button"
                className="panel-link"
                aria-label={`Redline of pass ${pass.number}`}
                onClick={() => openRedline(row.id, pass.number)}
              >
                Redline
              </button>
            )}
            {texts.has(pass.number) && <PassText text={texts.get(pass.number) ?? ""} />}
          </li>
        ))}
      </ol>
      {failure !== null && <p role="alert">{failure}</p>}
      <OpenRedline row={row} talks={talks} />
    </section>
  );
}
