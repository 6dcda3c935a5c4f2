import { wallWords } from "@crosstable/shared/session/wall-words";
import { Temporal } from "temporal-polyfill";

/** What a wall time of a zone is: one instant, or what is wrong with it. */
export type WallTime =
  | { readonly instant: string }
  | { readonly unreadable: "no-such-zone" | "no-such-time" | "time-that-comes-twice" };

/**
 * The instant of a wall time in an IANA zone. A time that the clocks of the zone skip, or that they show twice, is none: a
 * deadline is one instant, and nobody should have to guess which.
 */
export function instantOf(local: string, zone: string): WallTime {
  if (!isZone(zone)) return { unreadable: "no-such-zone" };
  const wall = parseWall(local);
  if (wall === undefined) return { unreadable: "no-such-time" };
  const earlier = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
  const later = wall.toZonedDateTime(zone, { disambiguation: "later" });
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { instant: new Date(earlier.epochMilliseconds).toISOString() };
  }
  const isShown = earlier.toPlainDateTime().equals(wall);
  return { unreadable: isShown ? "time-that-comes-twice" : "no-such-time" };
}

/** True for a named zone of the IANA database; a bare offset such as "+05:00" has no name that a person would know. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

function parseWall(local: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(local, { overflow: "reject" });
  } catch {
    return undefined;
  }
}

/** Says to the host what is wrong with a wall time. */
export function unreadableWords(
  why: Extract<WallTime, { unreadable: string }>["unreadable"],
  asked: { local: string; zone: string },
): string {
  const time = wallWords(asked.local);
  switch (why) {
    case "no-such-zone":
      return `There is no time zone "${asked.zone}". Name one such as America/Los_Angeles.`;
    case "no-such-time":
      return `${time} does not exist in ${asked.zone}: the clocks skip it, or there is no such day.`;
    case "time-that-comes-twice":
      return `${time} comes twice in ${asked.zone}, because the clocks go back. Name a time before or after.`;
  }
}
