import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { otherSide } from "@crosstable/shared/sides";

import { Age } from "../../components/age.tsx";
import { useNowMs } from "../../stores/clock-store.ts";
import { useMe } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { overdueAcross, questionWords, waitingRows } from "./waiting.ts";

const MOST_SHOWN = 5;

/** What waits for the own side and since when, and which answers the other side owes past their time; for the mediator, what waits for either. */
export function WaitingList(): React.ReactNode {
  const { seat, sides } = useMe();
  const { side } = seat;
  const { rows } = useMatrix();
  const nowMs = useNowMs(60_000);
  const waiting = waitingRows(rows, side, nowMs);
  const owed = overdueAcross(rows, side, nowMs);
  return (
    <section className="monitor-tile monitor-tile-wide" aria-label="What waits">
      <h2>{side === null ? "What waits, and since when" : "Waits for us, and since when"}</h2>
      {waiting.length === 0 && <p>Nothing waits.</p>}
      <ul className="monitor-list">
        {waiting.slice(0, MOST_SHOWN).map((row) => {
          const question = questionWords(row, nowMs);
          return (
            <li key={row.id}>
              <span className="monitor-clamp">
                {proposalLabel(row)}
                {question !== null && ` · ${question}`}
              </span>
              <span className="monitor-age">
                <Age at={row.lastMove.stamp.at} asOf={row.lastMove.stamp.asOf} />
              </span>
            </li>
          );
        })}
      </ul>
      {waiting.length > MOST_SHOWN && (
        <p className="monitor-more">and {waiting.length - MOST_SHOWN} more</p>
      )}
      {side !== null && owed.length > 0 && (
        <p className="monitor-owed">
          <strong>Overdue from {sides[otherSide(side)].short}:</strong>{" "}
          {owed.map(proposalLabel).join(", ")}
        </p>
      )}
    </section>
  );
}
