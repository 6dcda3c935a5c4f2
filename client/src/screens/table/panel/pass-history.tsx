import type { MatrixRow, MatrixTalks } from "@crosstable/shared/documents/matrix";
import { sessionAt } from "@crosstable/shared/moves/bargaining-session";
import type { Pass } from "@crosstable/shared/moves/case-state";
import { useCallback, useEffect, useRef, useState } from "react";

import { readPassText } from "../../../commands/read-pass-text.ts";
import { Age } from "../../../components/age.tsx";
import { LegalText } from "../../../components/legal-text.tsx";
import { SideMark } from "../../../components/side-mark.tsx";
import { fetchRedlineAhead, OpenRedline } from "../../../redline/open-redline.tsx";
import { openRedline } from "../../../redline/redline-store.ts";
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
    async (pass: Omit<Pass, "text">): Promise<void> => {
      const { text, failure } = await readPassText(row.id, pass);
      setFailure(failure);
      if (text !== null) setTexts((before) => new Map(before).set(pass.number, text));
    },
    [row.id],
  );
  const place = placeStore((state) => state.place);
  useEffect(() => {
    if (place?.room !== "table" || !("proposal" in place) || place.proposal !== row.id) return;
    if (place.column !== undefined) return;
    placeIsShown();
    const pass = row.passList.find(({ number }) => number === place.pass);
    if (pass === undefined) return;
    const show = async (): Promise<void> => {
      await read(pass);
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
            <Age at={pass.stamp.at} asOf={pass.stamp.asOf} />
            {sessionWords(talks, pass)}{" "}
            {pass.authorisedBy !== undefined && (
              <span className="panel-authority">{pass.authorisedBy} </span>
            )}
            {!texts.has(pass.number) && (
              <button
                type="button"
                className="panel-link"
                aria-label={`Read pass ${pass.number}`}
                onClick={() => void read(pass)}
              >
                Read
              </button>
            )}{" "}
            <button
              type="button"
              className="panel-link"
              aria-label={`Redline of pass ${pass.number}`}
              onPointerEnter={fetchRedlineAhead}
              onFocus={fetchRedlineAhead}
              onClick={() => openRedline(row.id, pass.number)}
            >
              Redline
            </button>
            {pass.undid !== undefined && (
              <p className="panel-noted">
                It undid what was agreed in principle, pass {pass.undid}.
              </p>
            )}
            {pass.noted !== undefined && (
              <p className="panel-noted">Regression noted: {pass.noted.join(" ")}</p>
            )}
            {texts.has(pass.number) && <LegalText text={texts.get(pass.number) ?? ""} />}
          </li>
        ))}
      </ol>
      {failure !== null && <p role="alert">{failure}</p>}
      <OpenRedline row={row} talks={talks} />
    </section>
  );
}

/** In which session it was made, where it was made in one. */
function sessionWords({ sessions }: MatrixTalks, { stamp }: Omit<Pass, "text">): string {
  const session = stamp.asOf === null ? sessionAt(sessions, stamp.seq) : null;
  return session === null ? "" : ` · session ${session.number}`;
}
