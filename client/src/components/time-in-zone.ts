const DAY = { day: "numeric", month: "short", year: "numeric" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
const MINUTE = { ...DAY, ...CLOCK } as const;
const PARTS = { day: DAY, clock: CLOCK, minute: MINUTE } as const;

/** As much of an instant as tells it from another in a zone: the day, "31 Oct", or on the same day the time, "23:59". */
export function shortInZone(instant: string, zone: string, other: string): string {
  const isSameDay = timeInZone(instant, zone, "day") === timeInZone(other, zone, "day");
  const full = timeInZone(instant, zone);
  // "31 Oct 2007, 23:59 GMT−7"
  const [day = full, time = full] = full.split(", ");
  return isSameDay ? (time.split(" ")[0] ?? time) : day.split(" ").slice(0, 2).join(" ");
}

/** An instant as a zone's clocks show it: "31 Oct 2007, 23:59 GMT−7", or the day or the time of day alone. */
export function timeInZone(
  instant: string,
  zone: string,
  unit: keyof typeof PARTS = "minute",
): string {
  const parts = PARTS[unit];
  try {
    const words = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: zone });
    // A hyphen lets the line end before the hours; a minus, which this is, does not.
    return words.format(new Date(instant)).replace("GMT-", "GMT−");
  } catch {
    // A zone that this browser's calendar doesn't know: the instant is still right in UTC, and says so.
    return new Intl.DateTimeFormat("en-GB", { ...MINUTE, timeZone: "UTC" }).format(
      new Date(instant),
    );
  }
}

/** The same as this device's own clock shows it. The zone stands behind it, since the other side may sit in another one. */
export function timeHere(instant: string): string {
  return timeInZone(instant, Intl.DateTimeFormat().resolvedOptions().timeZone);
}

/** The time of the day as this device's own clock shows it, for what is over within hours; with the day where that is another one. */
export function timeOfDay(instant: string): string {
  const at = new Date(instant);
  const isToday = at.toDateString() === new Date().toDateString();
  return isToday
    ? new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" }).format(at)
    : timeHere(instant);
}
