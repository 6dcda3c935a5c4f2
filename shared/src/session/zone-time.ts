const WALL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/;
const DAY_MS = 24 * 60 * 60 * 1000;
const MINUTE_MS = 60 * 1000;

/**
 * What the clocks of an IANA zone show at an instant (milliseconds since 1970), to the minute: "2007-10-31T23:59".
 * Undefined where this device does not know the zone, or the instant is none.
 */
export function wallTimeIn(instantMs: number, zone: string): string | undefined {
  try {
    const parts = new Intl.DateTimeFormat("en", {
      timeZone: zone,
      calendar: "gregory",
      numberingSystem: "latn",
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    }).formatToParts(instantMs);
    const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
    return `${of("year").padStart(4, "0")}-${of("month")}-${of("day")}T${of("hour")}:${of("minute")}`;
  } catch {
    return undefined;
  }
}

/**
 * Every instant (milliseconds since 1970) at which the clocks of a zone show this wall time: one as a rule, none
 * where the clocks skip it or the text is no time, two where they go back over it.
 */
export function instantsOf(local: string, zone: string): number[] {
  if (!WALL.test(local)) return [];
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return [];
  // The zone's offset a day before and a day after: where they differ, the clocks change in between.
  const candidates = [asUtc - DAY_MS, asUtc + DAY_MS].flatMap((near) => {
    const wall = wallTimeIn(near, zone);
    return wall === undefined ? [] : [asUtc - (Date.parse(`${wall}Z`) - near)];
  });
  return [...new Set(candidates)]
    .filter((instant) => instant % MINUTE_MS === 0 && wallTimeIn(instant, zone) === local)
    .toSorted((one, other) => one - other);
}
