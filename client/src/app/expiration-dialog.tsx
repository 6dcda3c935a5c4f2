import {
  wallTimeMs,
  type DemonstrationClock,
  type Expiration,
} from "@crosstable/shared/session/expiration";
import { SIDE_MARKS } from "@crosstable/shared/sides";

import { Dialog } from "../components/dialog.tsx";
import { timeInZone } from "../components/time-in-zone.ts";
import { useNowMs } from "../stores/clock-store.ts";
import { useMe } from "../stores/me-store.ts";

export interface ExpirationDialogProps {
  readonly expiration: Expiration;
  readonly clock: DemonstrationClock | null;
  /** The zone that both chiefs have agreed on for formal times; null while there is none. */
  readonly officialZone: string | null;
  readonly onClose: () => void;
}

/** The one instant in every zone at the table, what of it is assumed, and what the demonstration's calendar does. */
export function ExpirationDialog(props: ExpirationDialogProps): React.ReactNode {
  const { expiration, clock, officialZone, onClose } = props;
  const { instant, zone, assumed } = expiration;
  const official = officialZone ?? zone;
  const { sides } = useMe();
  const nowMs = useNowMs(1_000);
  const wall = new Date(wallTimeMs(clock, nowMs)).toISOString();
  return (
    <Dialog title="When the contract expires" size="small" isOpen onClose={onClose}>
      <dl className="session-zones">
        <div>
          <dt>Official time, {official}</dt>
          <dd>{timeInZone(instant, official)}</dd>
        </div>
        {official !== zone && (
          <div>
            <dt>As it was set, {zone}</dt>
            <dd>{timeInZone(instant, zone)}</dd>
          </div>
        )}
        {SIDE_MARKS.map((mark) => (
          <div key={mark}>
            <dt>
              {sides[mark].short}, {sides[mark].zone}
            </dt>
            <dd>{timeInZone(instant, sides[mark].zone)}</dd>
          </div>
        ))}
      </dl>
      {assumed.length > 0 && (
        <p>No source gives the {assumed.join(" or the ")}; it is assumed until it is set.</p>
      )}
      <p>Passing it ends nothing by itself.</p>
      {clock !== null && (
        <p>
          This is a demonstration of old talks: the calendar on its wall is set back and shows{" "}
          {timeInZone(wall, official)}. The record keeps real time.
        </p>
      )}
    </Dialog>
  );
}
