import type { CaseState } from "@crosstable/shared/moves/case-state";
import { moveWords } from "@crosstable/shared/moves/move-words";
import { firstBrokenRow, type RecordEntry } from "@crosstable/shared/record/entry";
import { hostActWords } from "@crosstable/shared/record/host-act-words";
import { applyEntry } from "@crosstable/shared/record/replay";
import { Fragment, useEffect, useMemo, useRef } from "react";

import { useRecordRows } from "../../commands/record-rows.ts";
import { Age } from "../../components/age.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { SourceLinks } from "../../components/source-links.tsx";
import { Wait } from "../../components/wait.tsx";
import { seatNameOf } from "../../stores/me-store.ts";
import { placeIsShown, placeStore } from "../../stores/place-store.ts";
import { RecordCheck } from "./record-check.tsx";
import { signedWords } from "./signed-words.ts";

import "./record.css";

/** The record, oldest row at the bottom, checked in this browser row by row. */
export default function RecordScreen(): React.ReactNode {
  const { entries, failure } = useRecordRows();
  const rows = useRef<HTMLOListElement>(null);
  useShownRow(rows, entries.length);
  const broken = useMemo(() => firstBrokenRow(entries), [entries]);
  const sentences = useMemo(() => (broken === null ? allWords(entries) : []), [entries, broken]);
  if (entries.length === 0) {
    return failure === null ? (
      <Wait words="Reading the record" />
    ) : (
      <EmptyState title="The record cannot be read now" words={failure} />
    );
  }
  return (
    <div className="record">
      <RecordCheck entries={entries} />
      {failure !== null && <p role="alert">{failure}</p>}
      <ol className="record-rows" reversed ref={rows}>
        {entries.toReversed().map((entry) => (
          <RecordRow key={entry.seq} entry={entry} words={sentences[entry.seq - 1] ?? []} />
        ))}
      </ol>
    </div>
  );
}

function RecordRow({
  entry,
  words,
}: {
  entry: RecordEntry;
  words: readonly Told[];
}): React.ReactNode {
  const asOf = entry.act.kind === "moves" ? entry.act.asOf : null;
  const signed = signedWords(entry);
  return (
    <li className="record-row" data-row={entry.seq} tabIndex={-1}>
      <span className="record-seq">{entry.seq}</span>
      <SideMark side={entry.by.side} />
      <div className="record-words">
        {words.map(({ sentence, said }, index) => (
          // The moves of one row never change places.
          <Fragment key={index}>
            <p>{sentence}</p>
            {said !== "" && <blockquote className="record-said">{said}</blockquote>}
          </Fragment>
        ))}
        <p className="record-meta">
          {entry.by.name} · <Age at={entry.at} asOf={null} />
          {signed !== null && ` · ${signed}`}
          {asOf !== null && (
            <>
              {" · "}
              {asOf.date === null ? (
                "no date in the sources"
              ) : (
                <>
                  in the sources <Age at={entry.at} asOf={asOf} />
                </>
              )}
            </>
          )}
        </p>
        {asOf !== null && asOf.sources.length > 0 && (
          <details className="record-sources">
            <summary>
              {asOf.sources.length === 1 ? "1 source" : `${asOf.sources.length} sources`}
            </summary>
            <SourceLinks sources={asOf.sources} />
          </details>
        )}
      </div>
      <code className="record-head" title={entry.head}>
        {entry.head.slice(0, 10)}
      </code>
    </li>
  );
}

/** What was done, and what the mover said with it; empty when nothing was said. */
interface Told {
  readonly sentence: string;
  readonly said: string;
}

/** The words of every row need the state after it, so the record is replayed once from the beginning. */
function allWords(entries: readonly RecordEntry[]): Told[][] {
  let state: CaseState | null = null;
  return entries.map((entry) => {
    state = applyEntry(state, entry);
    const { act, by } = entry;
    if (act.kind === "host-act")
      return [{ sentence: hostActWords(act.hostAct, seatNameOf), said: "" }];
    const after: CaseState = state;
    return act.moves.map((move) => ({
      sentence: moveWords(after, move, by.side),
      said: "words" in move ? move.words.trim() : "",
    }));
  });
}

/** Goes to the row that something else on the page leads to, as soon as it is read. */
function useShownRow(rows: React.RefObject<HTMLOListElement | null>, count: number): void {
  const place = placeStore((state) => state.place);
  useEffect(() => {
    if (place?.room !== "record") return;
    const row = rows.current?.querySelector<HTMLElement>(`[data-row="${place.seq}"]`);
    if (row == null) return;
    row.scrollIntoView({ block: "center" });
    row.focus();
    placeIsShown();
  }, [place, rows, count]);
}
