import { Undo2 } from "lucide-react";

import type { Regressions } from "./use-regressions.ts";

/** What the text takes back of the own side's former passes, before it is sent. Sending it puts the note on the record. */
export function RegressionNotes({ of }: { of: Regressions }): React.ReactNode {
  const { notes, isReading, failure } = of;
  if (isReading) return <p className="move-note">Comparing it with your side’s former passes …</p>;
  if (failure !== null)
    return (
      <p className="move-note">
        Former passes could not be read, so nothing can be said of what this takes back. {failure}
      </p>
    );
  if (notes.length === 0) return null;
  return (
    <div className="move-warnings" role="note" aria-label="This may take something back">
      <strong>This may take something back</strong>
      <ul className="move-regressions">
        {notes.map((words) => (
          <li key={words}>
            <Undo2 size={16} aria-hidden /> <span>{words}</span>
          </li>
        ))}
      </ul>
      <span>
        Only words and figures were compared. You can send it all the same; the record then says
        “regression noted”.
      </span>
    </div>
  );
}
