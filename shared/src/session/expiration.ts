import * as z from "zod/mini";

/**
 * The expiration of the contract: one instant, given as the wall time of one official zone.
 * What a source does not give is assumed, and said so.
 */
export const expiration = z.strictObject({
  /** The instant, RFC 3339 in UTC. */
  instant: z.iso.datetime(),
  /** The wall time in the official zone, without offset: "2007-10-31T23:59". */
  local: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)),
  /** The official IANA zone. */
  zone: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Which parts nobody has confirmed: shown as assumed. */
  assumed: z.array(z.enum(["hour", "zone"])),
});
export type Expiration = z.infer<typeof expiration>;

/**
 * A demonstration replays old talks, so its calendar is set back: `shown` was the date on its wall when
 * the real clock stood at `real`. It moves the countdown and nothing else; the record keeps real time.
 */
export const demonstrationClock = z.strictObject({
  shown: z.iso.datetime(),
  real: z.iso.datetime(),
});
export type DemonstrationClock = z.infer<typeof demonstrationClock>;

/** The time on the table's wall, in milliseconds since 1970, for a real time. */
export function wallTimeMs(clock: DemonstrationClock | null, realMs: number): number {
  return clock === null ? realMs : realMs - Date.parse(clock.real) + Date.parse(clock.shown);
}

/** How the countdown reads and how pressing it is. Passing the instant ends nothing by itself. */
export interface Countdown {
  readonly words: string;
  readonly pressing: "far" | "week" | "day" | "hour" | "passed";
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** "41 days" above a week, "6 days 4 h" within it, "21 h 14 min" on the last day, "14 min 05 s" in the last hour. */
export function countdown(options: { instantMs: number; nowMs: number }): Countdown {
  const left = options.instantMs - options.nowMs;
  if (left <= 0) return { words: "Expired", pressing: "passed" };
  const days = Math.floor(left / DAY_MS);
  const hours = Math.floor((left % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((left % HOUR_MS) / MINUTE_MS);
  const seconds = Math.floor((left % MINUTE_MS) / 1000);
  if (left > 7 * DAY_MS) return { words: `${days} days`, pressing: "far" };
  if (left > DAY_MS)
    return { words: `${days} ${days === 1 ? "day" : "days"} ${hours} h`, pressing: "week" };
  if (left > HOUR_MS) return { words: `${hours} h ${minutes} min`, pressing: "day" };
  return { words: `${minutes} min ${String(seconds).padStart(2, "0")} s`, pressing: "hour" };
}
