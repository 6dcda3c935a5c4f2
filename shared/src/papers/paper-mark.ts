import { fingerprintOf } from "../record/fingerprint.ts";
import type { ExportMark } from "./export-name.ts";
import { instantWords } from "./paper-dates.ts";

/** From which row of the record a paper follows, its head, and when it was made: a sentence for the first page. */
export function markSentence({ seq, head, at, zone }: ExportMark): string {
  return `Follows from the record up to row ${seq}, head ${head} (${fingerprintOf(head)}). Made ${instantWords(at, zone)}; times are read in ${zone}.`;
}

/** The same, short, for the edge of every page. */
export function markEdge({ seq, head, at, zone }: ExportMark): string {
  return `Row ${seq}, head ${head.slice(0, 16)} · ${instantWords(at, zone)}`;
}
