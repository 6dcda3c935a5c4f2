import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import {
  countdown,
  wallTimeMs,
  type DemonstrationClock,
  type Expiration,
} from "@crosstable/shared/session/expiration";
import { CirclePause, Clock3, TriangleAlert } from "lucide-react";
import { useState } from "react";

import { shortInZone, timeInZone } from "../components/time-in-zone.ts";
import { useNowMs } from "../stores/clock-store.ts";
import { useMe } from "../stores/me-store.ts";
import { ExpirationDialog } from "./expiration-dialog-part.tsx";

interface ClockProps {
  readonly expiration: Expiration | null;
  readonly clock: DemonstrationClock | null;
  /** The zone that both chiefs have agreed on for formal times; null while there is none. */
  readonly officialZone: string | null;
  /** The expiration before both chiefs extended it; null where they have not. */
  readonly former: Expiration | null;
  readonly isStopped: boolean;
  /** Null where the reader has no table: an observer has the gallery and nothing of what is offered. */
  readonly talks: MatrixTalks | null;
}

/** How long the contract still runs, and until when. Pressing it gives the instant in every zone at the table, and what the chiefs do about it. */
export function CountdownClock(props: ClockProps): React.ReactNode {
  const { expiration, clock, officialZone, former, isStopped, talks } = props;
  const nowMs = useNowMs(1_000);
  const [isOpen, setOpen] = useState(false);
  const left =
    expiration === null
      ? null
      : countdown({
          instantMs: Date.parse(expiration.instant),
          nowMs: wallTimeMs(clock, nowMs),
        });
  const hasPassed = left?.pressing === "passed";
  const isPressing =
    !isStopped && (hasPassed || left?.pressing === "day" || left?.pressing === "hour");
  const Icon = isStopped ? CirclePause : isPressing ? TriangleAlert : Clock3;
  const zone = officialZone ?? expiration?.zone ?? "UTC";
  if (expiration === null && talks === null)
    return <span className="session-clock">No expiration set</span>;
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
          <strong>
            {isStopped
              ? "Clock stopped by both sides"
              : left === null
                ? "No expiration set"
                : hasPassed
                  ? left.words
                  : `${left.words} left`}
          </strong>
          {expiration !== null && !isStopped && (
            <span className="session-clock-small">
              {hasPassed ? "on" : "to"}{" "}
              {former !== null && (
                <>
                  <span className="visually-hidden">no longer </span>
                  <del>{shortInZone(former.instant, zone, expiration.instant)}</del>
                  <span className="visually-hidden">, by both chiefs</span>{" "}
                </>
              )}
              {timeInZone(expiration.instant, zone)}
              {expiration.assumed.length > 0 && (
                <span className="session-assumed">
                  <span className="visually-hidden">{expiration.assumed.join(" and ")} </span>
                  assumed
                </span>
              )}
            </span>
          )}
          <OpenOffers talks={talks} />
        </button>
      </span>
      {isOpen && <ExpirationDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

/** That an extension waits for an answer, and whose. */
function OpenOffers({ talks }: { talks: MatrixTalks | null }): React.ReactNode {
  if (talks === null) return null;
  const { offers } = talks.extensionTalks;
  const offering = (["a", "b"] as const).filter((mark) => offers[mark] !== null);
  if (offering.length === 0) return null;
  return (
    <span className="session-offer">
      {offering.length === 1
        ? offering.map((mark) => `${talks.sides[mark].short} offers`)
        : "Both sides offer"}
      <span className="visually-hidden"> an extension</span>
    </span>
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
