import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { useCallback, useEffect, useRef, useState } from "react";

import { ask } from "../../../commands/ask.ts";
import { Age } from "../../../components/age.tsx";
import { SideMark } from "../../../components/side-mark.tsx";
import { placeIsShown, placeStore } from "../../../stores/place-store.ts";

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
  const list = useRef<HTMLOListElement>(null);
  const read = useCallback(
    async (number: number, seq: number): Promise<void> => {
      const answer = await ask({ request: "read-record", after: seq - 1, limit: 1 });
      if ("refused" in answer) {
        setFailure(answer.refused.words);
        return;
      }
      const text = textOf(answer.done.entries[0], row.id);
      if (text !== null) setTexts((before) => new Map(before).set(number, text));
    },
    [row.id],
  );
  const place = placeStore((state) => state.place);
  useEffect(() => {
    if (place?.room !== "table" || place.proposal !== row.id) return;
    placeIsShown();
    const pass = row.passList.find(({ number }) => number === place.pass);
    if (pass === undefined) return;
    const show = async (): Promise<void> => {
      await read(pass.number, pass.stamp.seq);
      const line = list.current?.querySelector<HTMLElement>(`[data-pass="${pass.number}"]`);
      line?.scrollIntoView({ block: "center" });
      line?.focus();
    };
    void show();
  }, [place, row.id, row.passList, read]);
  return (
    <section className="panel-section" aria-label="Passes">
      <h3>Passes</h3>
      <ol className="panel-passes" ref={list}>
        {row.passList.map((pass) => (
          <li key={pass.number} data-pass={pass.number} tabIndex={-1}>
            <SideMark side={pass.side} /> Pass {pass.number} by {talks.sides[pass.side].short}
            {pass.answers !== null && `, answers pass ${pass.answers}`} ·{" "}
            <Age at={pass.stamp.at} asOf={pass.stamp.asOf} />{" "}
            {pass.authorisedBy !== undefined && (
              <span className="panel-authority">{pass.authorisedBy} </span>
            )}
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
