import type { SideMark, Sides } from "../sides.ts";
import type { SearchItem } from "./items.ts";

/** A day as somebody asks for it: without a year it is that day of every year, without a day the whole month. */
export interface AskedDay {
  readonly year: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number | null;
}

/** The first and the last day of something, each as `YYYY-MM-DD`, or `YYYY-MM` where only the month is known. */
export type DaySpan = readonly [begins: string, ends: string];

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH = String.raw`(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?<year>\d{4})`;
const BEGINS = String.raw`(?<![\p{L}\p{N}$.,/-])`;
/** A number with a unit behind it is no day and no year. */
const ENDS = String.raw`(?![\p{L}\p{N}/¢%-]|[.,]\d|\s?(?:%|per\s?cent|cents?\b|dollars?\b))`;
const WRITTEN = [
  String.raw`${YEAR}-(?<month>\d{2})-(?<day>\d{2})`,
  String.raw`${DAY}(?:\s+of)?\s+${MONTH},?\s+${YEAR}`,
  String.raw`${MONTH}\s+${DAY},?\s+${YEAR}`,
  String.raw`${DAY}(?:\s+of)?\s+${MONTH}`,
  String.raw`${MONTH}\s+${DAY}`,
  String.raw`${MONTH}\s+${YEAR}`,
].map((way) => new RegExp(`${BEGINS}(?:${way})${ENDS}`, "iu"));

/**
 * The day that a text names, with what is left of the text and the words that named it: "25 October", "Oct 25th, 2007",
 * "2007-10-25", "October 2007". Undefined when it names none.
 */
export function readDay(
  text: string,
): { readonly asked: AskedDay; readonly rest: string; readonly words: string } | undefined {
  for (const way of WRITTEN) {
    const found = way.exec(text);
    const asked = found === null ? undefined : askedDay(found.groups ?? {});
    if (found === null || asked === undefined) continue;
    const [words] = found;
    const rest = `${text.slice(0, found.index)} ${text.slice(found.index + words.length)}`;
    return { asked, rest, words };
  }
  return undefined;
}

function askedDay(groups: Readonly<Record<string, string | undefined>>): AskedDay | undefined {
  const { year, month = "", day } = groups;
  // "5 may" is more often a verb.
  if (month === "may" && year === undefined) return undefined;
  const number = /^\d/.test(month)
    ? Number(month)
    : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const isDay = day === undefined || (Number(day) >= 1 && Number(day) <= 31);
  if (number < 1 || number > 12 || !isDay) return undefined;
  return {
    year: year === undefined ? null : Number(year),
    month: number,
    day: day === undefined ? null : Number(day),
  };
}

/** True when something of the span was on that day. What is known by its month alone was on no day of it, and in the month. */
export function isOnDay({ year, month, day }: AskedDay, [begins, ends]: DaySpan): boolean {
  const chars = day === null ? "YYYY-MM".length : "YYYY-MM-DD".length;
  if (begins.length < chars || ends.length < chars) return false;
  const [from, to] = [begins.slice(0, chars), ends.slice(0, chars)];
  const last = year ?? Number(ends.slice(0, 4));
  for (let each = year ?? Number(begins.slice(0, 4)); each <= last; each += 1) {
    const named = [each, month, ...(day === null ? [] : [day])]
      .map((part) => String(part).padStart(2, "0"))
      .join("-");
    if (from <= named && named <= to) return true;
  }
  return false;
}

/**
 * Reads the days of what is searched as the clocks of an IANA zone show them, in UTC where this device doesn't know the zone. What
 * its sources date keeps their date, in whatever zone that was. Null where nobody keeps a time.
 */
export function spanReader(zone: string): (item: SearchItem) => DaySpan | null {
  const format = dayFormat(zone);
  return ({ at, asOf }) => {
    if (asOf !== null) {
      if (asOf.date === null) return null;
      const [begins = "", ends = begins] = asOf.date.split("/");
      return [begins, ends];
    }
    if (at === null) return null;
    const day = dayOf(format, at);
    return [day, day];
  };
}

/**
 * The zone in which a searcher's days are read: the one that both chiefs have agreed on, else that of the expiration, or that of their
 * side while the talks have neither.
 */
export function searchZone(talks: {
  readonly agreed: string | null;
  readonly expiration: { readonly zone: string } | null;
  readonly sides: Sides;
  readonly own: SideMark | null;
}): string {
  return talks.agreed ?? talks.expiration?.zone ?? talks.sides[talks.own ?? "a"].zone;
}

function dayFormat(zone: string): Intl.DateTimeFormat {
  const parts = { calendar: "gregory", numberingSystem: "latn" } as const;
  const day = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  try {
    return new Intl.DateTimeFormat("en", { ...parts, ...day, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat("en", { ...parts, ...day, timeZone: "UTC" });
  }
}

function dayOf(format: Intl.DateTimeFormat, instant: string): string {
  const parts = format.formatToParts(new Date(instant));
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("year").padStart(4, "0")}-${of("month")}-${of("day")}`;
}
