import {
  parseCellKey,
  workingStatus,
  workingStatusWords,
  WORKSHEET_COLUMNS,
} from "@crosstable/shared/documents/worksheet";
import { proposalLabel } from "@crosstable/shared/moves/case-state";
import { agoWords } from "@crosstable/shared/session/ago";

import { useNowMs } from "../../stores/clock-store.ts";
import { seatNameOf } from "../../stores/me-store.ts";
import { useMatrix } from "../../sync/use-matrix.ts";
import { useWorksheet } from "../../sync/use-worksheet.ts";

const LAST_MINUTES_MS = 15 * 60 * 1000;
const MOST_SHOWN = 5;

/** Working statuses that were set in the last minutes, and by whom. Not positions. */
export function StatusChanges(): React.ReactNode {
  const cells = useWorksheet();
  const { rows } = useMatrix();
  const nowMs = useNowMs(10_000);
  const changes = [...cells].flatMap(([key, cell]) => {
    const place = parseCellKey(key, WORKSHEET_COLUMNS);
    const status = workingStatus.safeParse(cell.value);
    const row = rows.find((each) => each.id === place?.proposal);
    const atMs = Date.parse(cell.at);
    const isShown =
      place?.column === "working-status" &&
      status.success &&
      row !== undefined &&
      nowMs - atMs < LAST_MINUTES_MS;
    return isShown
      ? [
          {
            key,
            label: proposalLabel(row),
            words: workingStatusWords(status.data),
            by: cell.by,
            atMs,
          },
        ]
      : [];
  });
  return (
    <section className="monitor-tile monitor-tile-wide" aria-label="Working statuses">
      <h2>Working status, last 15 min</h2>
      {changes.length === 0 && <p>No change.</p>}
      <ul className="monitor-list">
        {changes
          .toSorted((one, other) => other.atMs - one.atMs)
          .slice(0, MOST_SHOWN)
          .map((change) => (
            <li key={change.key}>
              <span className="monitor-clamp">
                <strong>{change.words}</strong>: {change.label}, by {seatNameOf(change.by)}
              </span>
              <span className="monitor-age">{agoWords({ thenMs: change.atMs, nowMs })}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
