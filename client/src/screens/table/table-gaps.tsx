import { gapsByDay } from "@crosstable/shared/record/gaps-by-day";

import { asOfWords } from "../../components/as-of-words.ts";
import { SourceLinks } from "../../components/source-links.tsx";
import { splitSources } from "../../components/split-sources.ts";

import "./table-gaps.css";

/** What the sources leave open, so that nobody takes a gap for an answer, and what they tell of a day that is no move. */
export function TableGaps({ gaps }: { gaps: readonly string[] }): React.ReactNode {
  if (gaps.length === 0) return null;
  const { open, days } = gapsByDay(gaps);
  return (
    <details className="table-gaps">
      <summary>
        What the sources leave open ({open.length})
        {days.length > 0 && ` and tell by day (${days.length})`}
      </summary>
      <div className="table-gaps-all">
        <ul>
          {open.map((gap) => (
            <li key={gap}>
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
                  <dd key={sentence}>
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

function Told({ sentence }: { sentence: string }): React.ReactNode {
  const { words, sources } = splitSources(sentence);
  return (
    <>
      {words} <SourceLinks sources={sources} />
    </>
  );
}
