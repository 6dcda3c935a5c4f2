import { raiseAlarm } from "../commands/watch-record.ts";
import { recordAlarmStore } from "../heads/record-alarm-store.ts";
import type { TableDiffers } from "./check-table.ts";

const TABLE_IS_ANOTHER = "The table is not the record's.";

/** The person may go on with such a table all the same, and is then not told again with every row, until it is found right again. */
let isTold = false;

/** Says loudly that the table is not the record's, once. An alarm about the record itself stays: it may hold a proof. */
export function alarmOfTable(differs: TableDiffers): void {
  if (isTold || recordAlarmStore.getState().disagreement !== null) return;
  isTold = true;
  raiseAlarm({ title: TABLE_IS_ANOTHER, ...differs, kept: null, theirs: null });
}

/** The table is the record's: another that is not would be news. */
export function tableIsRight(): void {
  isTold = false;
}
