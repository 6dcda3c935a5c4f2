import type { RecordEntry } from "@crosstable/shared/record/entry";
import { Fragment, memo, useEffect, useRef, useState } from "react";

import { recordCheckStore } from "../../checking/check-record.ts";
import type { Told } from "../../checking/record-desk.ts";
import { useRecordRows } from "../../commands/record-rows.ts";
import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { SideMark } from "../../components/side-mark.tsx";
import { Signs } from "../../components/signs.tsx";
import { SourceLinks } from "../../components/source-links.tsx";
import { Wait } from "../../components/wait.tsx";
import { placeIsShown, placeStore } from "../../stores/place-store.ts";
import { PutAsideProofs } from "./put-aside.tsx";
import { RecordCheck } from "./record-check.tsx";
import { RowDetails } from "./row-details.tsx";
import { signedWords } from "./signed-words.ts";

import "./record.css";

/** Rows that are drawn at a time: ten thousand at once would hold up the page. */
const ROWS_AT_ONCE = 300;
const NOT_YET: readonly Told[] = [];

/** The record, oldest row at the bottom, checked in this browser row by row. */
export default function RecordScreen(): React.ReactNode {
  const { entries, failure } = useRecordRows();
  const rows = useRef<HTMLOListElement>(null);
  const told = recordCheckStore((state) => state.told);
  const [asked, setAsked] = useState(ROWS_AT_ONCE);
  const shown = Math.max(asked, useRowsToShow(entries.length));
  useShownRow(rows, entries.length);
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
      <PutAsideProofs />
      {failure !== null && <p role="alert">{failure}</p>}
      <ol className="record-rows" reversed ref={rows}>
        {entries
          .slice(-shown)
          .toReversed()
          .map((entry) => (
            <RecordRow key={entry.seq} entry={entry} words={told[entry.seq - 1] ?? NOT_YET} />
          ))}
      </ol>
      {shown < entries.length && (
        <Button onPress={() => setAsked(shown + ROWS_AT_ONCE)}>
          Show earlier rows, from row {entries.length - shown} down
        </Button>
      )}
    </div>
  );
}

const RecordRow = memo(function RecordRow({
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
        {words.map(({ sentence, details }, index) => (
          // The moves of one row never change places.
          <Fragment key={index}>
            <p>
              <Signs>{sentence}</Signs>
            </p>
            <RowDetails details={details} />
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
});

/** How many of the latest rows are drawn so that the row is among them that something else on the page leads to. */
function useRowsToShow(count: number): number {
  const place = placeStore((state) => state.place);
  const [most, setMost] = useState(0);
  const wanted = place?.room === "record" ? count - place.seq + 1 : 0;
  if (wanted > most) setMost(wanted);
  return Math.max(most, wanted);
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
