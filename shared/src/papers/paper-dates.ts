import type { AsOf } from "../record/stamp.ts";
import { monthWords } from "../session/wall-words.ts";

/** An instant as the clocks of a zone show it, in figures. */
interface WallTime {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
}

/**
 * The day of an instant in a zone, for the name of a file: "2007-10-31". In UTC where this device doesn't know the
 * zone. `instant` is RFC 3339.
 */
export function dayInZone(instant: string, zone: string): string {
  const { year, month, day } = wallTime(instant, zone).at;
  return `${year}-${month}-${day}`;
}

/**
 * What the clocks of a zone show at an instant, as ISO 8601 without an offset: "2007-10-31T23:59:00". In UTC where this device
 * doesn't know the zone. `instant` is RFC 3339; parts of a second are left out.
 */
export function clockTime(instant: string, zone: string): string {
  const { hour, minute, second } = wallTime(instant, zone).at;
  return `${dayInZone(instant, zone)}T${hour}:${minute}:${second}`;
}

/** An instant in words: "31 October 2007, 23:59 (America/Los_Angeles)". `instant` is RFC 3339. */
export function instantWords(instant: string, zone: string): string {
  return `${timeWords(instant, zone)} (${wallTime(instant, zone).zone})`;
}

/** The same without the zone, for tables of a paper that says once in which zone it reads its times. */
export function timeWords(instant: string, zone: string): string {
  const { at } = wallTime(instant, zone);
  return `${Number(at.day)} ${monthWords(at.month)} ${at.year}, ${at.hour}:${at.minute}`;
}

/**
 * A date as its sources give it: "16 October 2007", "September 2007", "9 October 2007 to 10 October 2007", or "no date in the
 * sources"; a doubtful one says how doubtful.
 */
export function sourceDateWords({ date, confidence }: Pick<AsOf, "date" | "confidence">): string {
  const words =
    date === null ? "no date in the sources" : date.split("/").map(dateWords).join(" to ");
  return confidence === "ok" ? words : `${words} (${confidence})`;
}

function dateWords(date: string): string {
  const [year = "", month, day] = date.split("-");
  const parts = [
    day === undefined ? undefined : String(Number(day)),
    month === undefined ? undefined : monthWords(month),
    year,
  ];
  return parts.filter((part) => part !== undefined).join(" ");
}

function wallTime(instant: string, zone: string): { at: WallTime; zone: string } {
  const date = new Date(instant);
  try {
    return { at: figures(date, zone), zone };
  } catch {
    // A calendar that doesn't know the zone: the instant is still right in UTC, and says so.
    return { at: figures(date, "UTC"), zone: "UTC" };
  }
}

function figures(date: Date, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).formatToParts(date);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? "";
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
    second: part("second"),
  };
}
