import { proposalLabel } from "@crosstable/shared/moves/case-state";

import { Age } from "../../components/age.tsx";
import { useMatrix } from "../../sync/use-matrix.ts";
import { useSupposalLog } from "../../sync/use-supposal-log.ts";
import { useLedTo, type Led } from "./use-led-to.ts";

/** What our side has said across the table off the record. Kept here alone. */
export function SupposalLog({ led }: { led: Led | null }): React.ReactNode {
  const notes = useSupposalLog();
  const { rows } = useMatrix();
  const details = useLedTo(led);
  if (notes.length === 0) return null;
  return (
    <details className="caucus-supposals" ref={details}>
      <summary>What we supposed across the table ({notes.length})</summary>
      <ul>
        {notes.map((note) => {
          const row = rows.find(({ id }) => id === note.proposal);
          return (
            <li key={`${note.at}/${note.by}/${note.text}`}>
              <p className="caucus-supposal-head">
                {note.by}
                {row !== undefined && ` on ${proposalLabel(row)}`} ·{" "}
                <Age at={note.at} asOf={null} />
              </p>
              <p>{note.text}</p>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
