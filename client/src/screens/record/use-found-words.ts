import type { RecordEntry } from "@crosstable/shared/record/entry";

import { recordCheckStore } from "../../checking/check-record.ts";
import { tableCheckStore } from "../../checking/check-table.ts";
import { recordAlarmStore } from "../../heads/record-alarm-store.ts";
import { recordStore } from "../../stores/record-store.ts";
import { signedRowsWords } from "./signed-words.ts";

/**
 * How far this browser has come with these rows. They are called checked when they follow from each other to the end, that end is the one which
 * follows from what this device has seen before, and no alarm stands.
 */
export function useFoundWords(entries: readonly RecordEntry[]): string {
  const found = recordCheckStore((checked) => checked.found);
  const isAlarmed = recordAlarmStore(({ disagreement }) => disagreement !== null);
  const seenHead = recordStore(({ head }) => head);
  const tableRow = tableCheckStore(({ row }) => row);
  const last = entries.at(-1);
  const rows = entries.length;
  if (isAlarmed)
    return `${rows} rows, as the server has given them to this page. While the alarm above stands this browser calls none of them checked. Rely on none until you know with the other side which record is the right one.`;
  if (found === null || last === undefined || found.rows < rows)
    return `This browser is checking the hashes and signatures of ${rows} rows: ${found?.rows ?? 0} are done.`;
  if (seenHead !== last.head)
    return `${rows} rows. This browser is comparing their end with what this device has seen.`;
  const table =
    tableRow === last.seq ? " The table on your screens is the one that they give." : "";
  return `${rows} rows. ${signedRowsWords(found.counts.old, rows)}${table}`;
}
