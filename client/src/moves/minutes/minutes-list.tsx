import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { MinutesEntry } from "@crosstable/shared/moves/minutes";

import { Age } from "../../components/age.tsx";
import { Button } from "../../components/button.tsx";
import { Signs } from "../../components/signs.tsx";

interface MinutesListProps {
  readonly entries: readonly MinutesEntry[];
  readonly talks: MatrixTalks;
  /** Null for whoever offers nothing. */
  readonly onCorrect: ((entry: MinutesEntry) => void) | null;
}

/** What both sides have signed, by session, newest session first and in it in the order of the numbers. */
export function MinutesList({ entries, talks, onCorrect }: MinutesListProps): React.ReactNode {
  if (entries.length === 0)
    return <p className="move-note">Both sides have signed no entry of joint minutes yet.</p>;
  return talks.sessions.toReversed().map(({ number, opened }) => {
    const own = entries.filter((each) => each.session === number);
    if (own.length === 0) return null;
    return (
      <section key={number} className="minutes-session" aria-label={`Session ${number}`}>
        <h3>
          Session {number}
          <span className="minutes-when">
            {"opened "}
            <Age at={opened.at} asOf={opened.asOf} />
          </span>
        </h3>
        <ol className="minutes-entries">
          {own.map((entry) => (
            <Entry
              key={entry.number}
              entry={entry}
              correctedBy={entries.filter(({ corrects }) => corrects === entry.number)}
              onCorrect={onCorrect}
            />
          ))}
        </ol>
      </section>
    );
  });
}

function Entry(props: {
  readonly entry: MinutesEntry;
  readonly correctedBy: readonly MinutesEntry[];
  readonly onCorrect: MinutesListProps["onCorrect"];
}): React.ReactNode {
  const { entry, correctedBy, onCorrect } = props;
  const { number, words, corrects, end } = entry;
  const numbers = correctedBy.map((each) => each.number).join(" and ");
  return (
    <li className="minutes-entry">
      <strong className="minutes-number">{number}</strong>
      <div>
        {corrects !== null && <p className="minutes-link">Corrects entry {corrects}.</p>}
        <p className="minutes-words">
          <Signs>{words}</Signs>
        </p>
        {numbers !== "" && <p className="minutes-link">Corrected by entry {numbers}.</p>}
        <p className="minutes-signed">
          <span>
            Signed by both sides, <Age at={end.stamp.at} asOf={end.stamp.asOf} />
          </span>
          {onCorrect !== null && (
            <Button
              size="small"
              aria-label={`Offer a correction of entry ${number}`}
              onPress={() => onCorrect(entry)}
            >
              Offer a correction
            </Button>
          )}
        </p>
      </div>
    </li>
  );
}
