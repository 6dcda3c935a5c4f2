import {
  countdown,
  wallTimeMs,
  type DemonstrationClock,
  type Expiration,
} from "@crosstable/shared/session/expiration";
import { Clock3, TriangleAlert } from "lucide-react";
import { useState } from "react";

import { timeInZone } from "../components/time-in-zone.ts";
import { useNowMs } from "../stores/clock-store.ts";
import { useMe } from "../stores/me-store.ts";
import { ExpirationDialog } from "./expiration-dialog-part.tsx";

interface ClockProps {
  readonly expiration: Expiration | null;
  readonly clock: DemonstrationClock | null;
  /** The zone that both chiefs have agreed on for formal times; null while there is none. */
  readonly officialZone: string | null;
}

/** How long the contract still runs, and until when. Pressing it gives the instant in every zone at the table. */
export function CountdownClock(props: ClockProps): React.ReactNode {
  const { expiration, clock, officialZone } = props;
  const nowMs = useNowMs(1_000);
  const [isOpen, setOpen] = useState(false);
  if (expiration === null) return <span className="session-clock">No expiration set</span>;
  const wallMs = wallTimeMs(clock, nowMs);
  const { words, pressing } = countdown({
    instantMs: Date.parse(expiration.instant),
    nowMs: wallMs,
  });
  const isPressing = pressing === "day" || pressing === "hour" || pressing === "passed";
  const Icon = isPressing ? TriangleAlert : Clock3;
  return (
    <>
      {/* Around the button, because what is inside a button has no role of its own. */}
      <span role="timer" aria-live="off">
        <button
          type="button"
          className={isPressing ? "session-clock session-clock-pressing" : "session-clock"}
          onClick={() => setOpen(true)}
        >
          <Icon size={16} aria-hidden />
          <strong>{pressing === "passed" ? words : `${words} left`}</strong>
          <span className="session-clock-small">
            {pressing === "passed" ? "on" : "to"}{" "}
            {timeInZone(expiration.instant, officialZone ?? expiration.zone)}
            {expiration.assumed.length > 0 && (
              <span className="session-assumed">
                <span className="visually-hidden">{expiration.assumed.join(" and ")} </span>assumed
              </span>
            )}
          </span>
        </button>
      </span>
      {isOpen && (
        <ExpirationDialog
          expiration={expiration}
          clock={clock}
          officialZone={officialZone}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** That the calendar on the wall is set back, and to which day. */
export function DemonstrationMark(): React.ReactNode {
  const { clock, expiration } = useMe();
  const nowMs = useNowMs(60_000);
  if (clock === null) return null;
  const wall = new Date(wallTimeMs(clock, nowMs)).toISOString();
  return (
    <span className="session-demo">
      Demonstration, {timeInZone(wall, expiration?.zone ?? "UTC", "day")}
    </span>
  );
}
