import { countdown, wallTimeMs } from "@crosstable/shared/session/expiration";
import { Clock3, TriangleAlert } from "lucide-react";

import { useNowMs } from "../stores/clock-store.ts";
import { useMe } from "../stores/me-store.ts";
import { useGallery } from "../sync/use-gallery.ts";

/** How long the contract still runs, with the instant in the official zone and what of it is only assumed. */
export function CountdownClock(): React.ReactNode {
  const me = useMe();
  const { talks } = useGallery();
  const nowMs = useNowMs(1_000);
  const { expiration, clock } = talks ?? me;
  if (expiration === null) return <span className="session-clock">No expiration set</span>;
  const left = countdown({
    instantMs: Date.parse(expiration.instant),
    nowMs: wallTimeMs(clock, nowMs),
  });
  const assumed =
    expiration.assumed.length === 0 ? "" : ` (${expiration.assumed.join(" and ")} assumed)`;
  const isPressing =
    left.pressing === "day" || left.pressing === "hour" || left.pressing === "passed";
  const Icon = isPressing ? TriangleAlert : Clock3;
  return (
    <span
      className={isPressing ? "session-clock session-clock-pressing" : "session-clock"}
      role="timer"
      aria-live="off"
      title={titleOf(me, nowMs)}
    >
      <Icon size={16} aria-hidden />
      <span>
        {left.pressing === "passed" ? "Contract" : "Expires in"}{" "}
        <strong>{left.words.toLowerCase()}</strong>
      </span>
      <span className="session-clock-small">
        {left.pressing === "passed" ? "on" : "to"} {localWords(expiration.instant, expiration.zone)}
        {assumed}
      </span>
    </span>
  );
}

function localWords(instant: string, zone: string): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  });
  return format.format(new Date(instant));
}

function titleOf(me: ReturnType<typeof useMe>, nowMs: number): string {
  const { expiration, clock, sides } = me;
  if (expiration === null) return "";
  const zones = [...new Set([sides.a.zone, sides.b.zone])].map(
    (zone) => `${localWords(expiration.instant, zone)} (${zone})`,
  );
  const wall =
    clock === null
      ? ""
      : ` The demonstration's calendar shows ${localWords(new Date(wallTimeMs(clock, nowMs)).toISOString(), expiration.zone)}.`;
  return `The contract expires ${zones.join(", ")}.${wall}`;
}
