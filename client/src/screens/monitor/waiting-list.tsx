import { proposalLabel } from "@crosstable/shared/moves/case-state";

import { Age } from "../../components/age.tsx";
import { useMySide } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";

const MOST_SHOWN = 5;

/** What waits for the own side and since when; for the mediator, what waits for either. */
export function WaitingList(): React.ReactNode {
  const side = useMySide();
  const { rows } = useMatrix();
  const waiting = rows
    .filter((row) =>
      side === null ? row.turn !== "none" : row.turn === side || row.turn === "both",
    )
    .toSorted((one, other) => one.lastMove.stamp.at.localeCompare(other.lastMove.stamp.at));
  return (
    <section className="monitor-tile monitor-tile-wide" aria-label="What waits">
      <h2>{side === null ? "What waits, and since when" : "Waits for us, and since when"}</h2>
      {waiting.length === 0 && <p>Nothing waits.</p>}
      <ul className="monitor-list">
        {waiting.slice(0, MOST_SHOWN).map((row) => (
          <li key={row.id}>
            <span className="monitor-clamp">
              {proposalLabel(row)}
              {row.hold !== null && " · question open"}
            </span>
            <span className="monitor-age">
              <Age at={row.lastMove.stamp.at} asOf={row.lastMove.stamp.asOf} />
            </span>
          </li>
        ))}
      </ul>
      {waiting.length > MOST_SHOWN && (
        <p className="monitor-more">and {waiting.length - MOST_SHOWN} more</p>
      )}
    </section>
  );
}
