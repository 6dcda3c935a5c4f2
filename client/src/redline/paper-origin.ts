import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ExportMark } from "@crosstable/shared/papers/export-name";
import { clockTime, instantWords, sourceDateWords } from "@crosstable/shared/papers/paper-dates";
import type { AsOf, Stamp } from "@crosstable/shared/record/stamp";

/** Signs of a head that tell two of them apart at a glance. */
const SHORT_HEAD = 16;

/** What a paper says of where it comes from: in its last line, and at the foot of every page. */
export function originOf(talks: Pick<MatrixTalks, "title">, mark: ExportMark) {
  const { at, zone, seq, head } = mark;
  return {
    origin: `${talks.title}, made ${instantWords(at, zone)} at row ${seq} of the record, head ${head}`,
    foot: `${talks.title} · row ${seq}, head ${head.slice(0, SHORT_HEAD)}`,
    zone,
  };
}

/** When something was done, in a sentence. `did` is "Passed", "Offered" or how a package ended. */
export function whenWords(did: string, { at, asOf }: Stamp, zone: string): string {
  const entered = instantWords(at, zone);
  return asOf === null
    ? `${did} ${entered}.`
    : `${did}. Dated by its sources: ${sourceDateWords(asOf)}. Entered in the record ${entered}.`;
}

/** Which date the tracked changes of what was entered afterwards bear, where it is not that of the entry; else nothing. */
export function changesDatedWords({ asOf }: Stamp): string[] {
  return asOf === null || sureDay(asOf) === null
    ? []
    : ["Its tracked changes bear that day, at 0:00, because no source gives the hour."];
}

const ONE_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The one day on which sources agree for what was entered afterwards, as ISO 8601 has it; null where they give no day, or it is in doubt. */
function sureDay(asOf: AsOf): string | null {
  const { date, confidence } = asOf;
  if (confidence !== "ok" || date === null || !ONE_DAY.test(date)) return null;
  const ms = Date.parse(`${date}T00:00:00Z`);
  // The parser takes 30 February for a day in March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date) ? date : null;
}

/**
 * The time of a tracked change: for what was entered afterwards the day on which its sources agree, else what the clocks of the paper's
 * zone showed, which the paper names. A word processor shows the figures of `w:date` as they stand and turns no zone into another;
 * Word itself writes local time there, and keeps UTC in `w16du:dateUtc`
 * (MS-DOCX). The format asks for no offset (its own example of 17.13.5.14 in ISO/IEC 29500-1 has none), and a "Z" would say UTC.
 */
export function changeDate({ at, asOf }: Stamp, zone: string): string {
  const day = asOf === null ? null : sureDay(asOf);
  return day === null ? clockTime(at, zone) : `${day}T00:00:00`;
}

const MOST_LETTERS = 40;

/** What of a label may stand in a file's name everywhere. */
export function fileWord(label: string): string {
  return label
    .normalize("NFKD")
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, MOST_LETTERS)
    .replaceAll(/^-|-$/gu, "");
}
