import { dayInZone } from "./paper-dates.ts";

/** What every file that leaves the house says of itself. */
export interface ExportMark {
  readonly negotiation: string;
  /** When it was made, RFC 3339 by the server's clock. */
  readonly at: string;
  /** The IANA zone in which its times are read. */
  readonly zone: string;
  /** The last row of the record that it follows from. */
  readonly seq: number;
  readonly head: string;
}

/** Signs of a head that stand in a file's name: enough to tell two exports of one day apart. */
const HEAD_CHARS = 8;

/** The name of an exported file: "wga-amptp-2007-matrix-2007-10-31-1f2e3d4c.xlsx". */
export function exportName(mark: ExportMark, what: string, extension: string): string {
  const day = dayInZone(mark.at, mark.zone);
  return `${mark.negotiation}-${what}-${day}-${mark.head.slice(0, HEAD_CHARS)}.${extension}`;
}
