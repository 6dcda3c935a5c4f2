import { gapsByDay } from "@crosstable/shared/record/gaps-by-day";
import { useEffect, useRef } from "react";

import { asOfWords } from "../../components/as-of-words.ts";
import { SourceLinks } from "../../components/source-links.tsx";
import { splitSources } from "../../components/split-sources.ts";
import { placeIsShown, placeStore } from "../../stores/place-store.ts";

import "./table-gaps.css";

/** What the sources leave open, so that nobody takes a gap for an answer, and what they tell of a day that is no move. */
export function TableGaps({ gaps }: { gaps: readonly string[] }): React.ReactNode {
  const all = useShownGap();
  if (gaps.length === 0) return null;
  const { open, days } = gapsByDay(gaps);
  return (
    <details className="table-gaps" ref={all}>
      <summary>
        What the sources leave open ({open.length})
        {days.length > 0 && ` and tell by day (${days.length})`}
      </summary>
      <div className="table-gaps-all">
        <ul>
          {open.map((gap) => (
            <li key={gap} data-gap={gap} tabIndex={-1}>
              <Told sentence={gap} />
            </li>
          ))}
        </ul>
        {days.length > 0 && (
          <dl>
            {days.map(({ date, told }) => (
              <div key={date}>
                <dt>{asOfWords({ date, confidence: "ok" })}</dt>
                {told.map((sentence) => (
                  <dd key={sentence} data-gap={sentence} tabIndex={-1}>
                    <Told sentence={sentence} />
                  </dd>
                ))}
              </div>
            ))}
          </dl>
        )}
      </div>
    </details>
  );
}

/** Opens the list at the sentence that the search leads to. */
function useShownGap(): React.RefObject<HTMLDetailsElement | null> {
  const all = useRef<HTMLDetailsElement>(null);
  const place = placeStore((state) => state.place);
  useEffect(() => {
    if (place?.room !== "table" || !("gap" in place) || all.current === null) return;
    all.current.open = true;
    const lines = [...all.current.querySelectorAll<HTMLElement>("[data-gap]")];
    const line = lines.find(({ dataset }) => dataset["gap"] === place.gap);
    line?.scrollIntoView({ block: "center" });
    line?.focus();
    placeIsShown();
  }, [place]);
  return all;
}

function Told({ sentence }: { sentence: string }): React.ReactNode {
  const { words, sources } = splitSources(sentence);
  return (
    <>
      {words} <SourceLinks sources={sources} />
    </>
  );
}
