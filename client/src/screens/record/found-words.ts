import { signedRowsWords } from "./signed-words.ts";

/** How far this browser has come with the rows of the record that the page was given. */
export interface FoundOfRows {
  readonly rows: number;
  /** How many of them were found right, from the first on, and how many of those are of the first format. */
  readonly right: number;
  readonly old: number;
  /** The last of them is the one that follows from what this device has seen before. */
  readonly isSeen: boolean;
  readonly isAlarmed: boolean;
  /** The table on the page is the one that they give. */
  readonly givesTable: boolean;
}

/**
 * HEADS-7: rows are called checked when they follow from each other to the end, that end is the one which follows from what this device has seen,
 * and no alarm stands.
 */
export function foundWords(of: FoundOfRows): string {
  const { rows, right } = of;
  if (of.isAlarmed)
    return `${rows} rows, as the server has given them to this page. While the alarm above stands this browser calls none of them checked. Rely on none until you know with the other side which record is the right one.`;
  if (right < rows)
    return `This browser is checking the hashes and signatures of ${rows} rows: ${right} are done.`;
  if (!of.isSeen)
    return `${rows} rows. This browser is comparing their end with what this device has seen.`;
  const table = of.givesTable ? " The table on your screens is the one that they give." : "";
  return `${rows} rows. ${signedRowsWords(of.old, rows)}${table}`;
}
