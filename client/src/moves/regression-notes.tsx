import { Undo2 } from "lucide-react";

import { Signs } from "../components/signs.tsx";
import type { Regressions } from "./use-regressions.ts";

/**
 * What the text takes back of the own side's former passes, before it is sent. Passing it puts the note on the record; in a package, where
 * `on` names the proposal, it stays with its side.
 */
export function RegressionNotes({
  of,
  on = null,
}: {
  of: Regressions;
  on?: string | null;
}): React.ReactNode {
  const { notes, isReading, failure } = of;
  if (isReading)
    return (
      <p className="move-note">
        Comparing {on === null ? "it" : `what is offered on ${on}`} with your side’s former passes …
      </p>
    );
  if (failure !== null)
    return (
      <p className="move-note">
        Former passes{on === null ? "" : ` on ${on}`} could not be read, so nothing can be said of
        what this takes back. {failure}
      </p>
    );
  if (notes.length === 0) return null;
  const title = `This may take something back${on === null ? "" : ` on ${on}`}`;
  return (
    <div className="move-warnings" role="note" aria-label={title}>
      <strong>{title}</strong>
      <ul className="move-regressions">
        {notes.map((words) => (
          <li key={words}>
            <Undo2 size={16} aria-hidden />{" "}
            <span>
              <Signs>{words}</Signs>
            </span>
          </li>
        ))}
      </ul>
      <span>
        Only words and figures were compared. You can send it all the same
        {on === null ? "; the record then says “regression noted”." : "."}
      </span>
    </div>
  );
}
