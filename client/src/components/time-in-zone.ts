const DAY = { day: "numeric", month: "short", year: "numeric" } as const;
const CLOCK = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" } as const;
const MINUTE = { ...DAY, ...CLOCK } as const;
const PARTS = { day: DAY, clock: CLOCK, minute: MINUTE } as const;

/** An instant as a zone's clocks show it: "31 Oct 2007, 23:59 GMT-7", or the day or the time of day alone. */
export function timeInZone(
  instant: string,
  zone: string,
  unit: keyof typeof PARTS = "minute",
): string {
  const parts = PARTS[unit];
  try {
    return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: zone }).format(new Date(instant));
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
