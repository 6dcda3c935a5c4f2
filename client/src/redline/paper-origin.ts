import type { MatrixTalks } from "@crosstable/shared/documents/matrix";
import type { ExportMark } from "@crosstable/shared/papers/export-name";
import { instantWords, sourceDateWords } from "@crosstable/shared/papers/paper-dates";
import type { Stamp } from "@crosstable/shared/record/stamp";

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

/** When something was handed over, in a sentence. `did` is "Passed" or "Offered". */
export function whenWords(did: string, { at, asOf }: Stamp, zone: string): string {
  const entered = instantWords(at, zone);
  return asOf === null
    ? `${did} ${entered}.`
    : `Dated by its sources: ${sourceDateWords(asOf)}. Entered in the record ${entered}.`;
}

/** The time of a tracked change. Whole seconds: not every word processor reads parts of one. */
export function changeDate({ at }: Stamp): string {
  return at.replace(/\.\d+Z$/u, "Z");
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
