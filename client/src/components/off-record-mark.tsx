import type { Moment } from "@crosstable/shared/documents/off-record-gap";
import { wallTimeMs, type DemonstrationClock } from "@crosstable/shared/session/expiration";
import { EyeOff } from "lucide-react";

import { useNowMs } from "../stores/clock-store.ts";
import { timeInZone } from "./time-in-zone.ts";

import "./off-record-mark.css";

const HALF_A_DAY_MS = 12 * 60 * 60 * 1000;

export interface OffRecordMarkProps {
  readonly since: Pick<Moment, "at">;
  readonly clock: DemonstrationClock | null;
  readonly zone: string;
}

/** OFFRECORD-5: that the table is off the record and since when, for everybody who is at it or looks on. */
export function OffRecordMark({ since, clock, zone }: OffRecordMarkProps): React.ReactNode {
  const nowMs = useNowMs(60_000);
  const sinceMs = Date.parse(since.at);
  const shown = new Date(wallTimeMs(clock, sinceMs)).toISOString();
  return (
    <strong className="off-record-mark">
      <EyeOff size={15} aria-hidden />
      <span>
        Off the record since{" "}
        <time dateTime={shown} title={timeInZone(shown, zone)}>
          {timeInZone(shown, zone, nowMs - sinceMs < HALF_A_DAY_MS ? "clock" : "minute")}
        </time>
      </span>
    </strong>
  );
}
