import type { RecordEntry } from "@crosstable/shared/record/entry";
import { toldOtherServerKey } from "@crosstable/shared/verify/told-server-key";

import type { Disagreement } from "../heads/compare-heads.ts";
import type { KeptHead } from "../heads/kept-heads.ts";
import type { CheckedRows } from "./record-desk.ts";

/**
 * HEADS-2, HEADS-5: holds what this device has kept to the rows that it has checked. They have to lead to its last head, and to name the key
 * that the server told with each. Null where they do.
 */
export function judgeKept(
  kept: readonly KeptHead[],
  entries: readonly RecordEntry[],
  { rows, serverKeys }: Pick<CheckedRows, "rows" | "serverKeys">,
): Disagreement | null {
  const headAfter = (row: number): string | undefined =>
    row <= rows ? entries[row - 1]?.head : undefined;
  const last = kept.at(-1);
  const same = last === undefined ? undefined : headAfter(last.seq);
  if (last !== undefined && same !== undefined && same !== last.head) {
    const words = `The rows that the server has given do not lead to row ${last.seq} as this device has seen it.`;
    return { row: last.seq, words, kept: last, theirs: null };
  }
  const other = toldOtherServerKey(kept, { serverKeys, headAfter });
  if (other === null) return null;
  const title = "The server’s key is not the one of the record.";
  return { title, row: other.found.seq, words: other.words, kept: other.found, theirs: null };
}
