import { LONG_RECORD_CHECKED_EVERY_MS, MAX_ROWS_CHECKED_UNASKED } from "@crosstable/shared/limits";
import type { SeatView } from "@crosstable/shared/session/sign-in";

import { readRecordOn, recordRowsStore } from "../commands/record-rows.ts";
import { raiseAlarm } from "../commands/watch-record.ts";
import { browserKeptHeads } from "../heads/browser-kept-heads.ts";
import type { Disagreement } from "../heads/compare-heads.ts";
import { keep, readKept } from "../stores/kept-on-device.ts";
import { recordStore } from "../stores/record-store.ts";
import { followRecord, recordCheckStore } from "./check-record.ts";
import { holdTableToRecord, tableCheckStore } from "./check-table.ts";
import { judgeKept } from "./judge-kept.ts";
import { alarmIfOfThisVersion } from "./of-this-version.ts";
import { alarmOfTable, tableIsRight } from "./table-alarm.ts";

const KEPT = "record-checked";

let isWatching = false;
/** The person may go on with such a record all the same, and is then not told again with every row. */
let alarmedOf: number | null = null;

/**
 * HEADS-2, HEADS-4: has the whole record checked beside the page, the rows from before this device came included, holds the table to it, and says
 * loudly when one of them does not hold. A long record is read for this once a day: between, each new row is followed anyway.
 */
export function checkAfterJoining(seat: SeatView): void {
  if (!isWatching) {
    isWatching = true;
    recordCheckStore.subscribe(() => void judge(seat));
    holdTableToRecord((differs) => void alarmIfOfThisVersion(() => alarmOfTable(differs)));
    tableCheckStore.subscribe(({ row }) => {
      if (row !== null) tableIsRight();
    });
    void judge(seat);
  }
  const { seq } = recordStore.getState();
  const isLong = seq !== null && seq > MAX_ROWS_CHECKED_UNASKED;
  if (isLong && wasCheckedToday(seat)) return;
  followRecord();
  void readRecordOn();
}

function wasCheckedToday(seat: SeatView): boolean {
  const kept = readKept(seat, KEPT);
  if (typeof kept !== "object" || kept === null || !("atMs" in kept)) return false;
  return typeof kept.atMs === "number" && Date.now() - kept.atMs < LONG_RECORD_CHECKED_EVERY_MS;
}

async function judge(seat: SeatView): Promise<void> {
  const { found } = recordCheckStore.getState();
  if (found === null) return;
  const { bad } = found;
  if (bad !== null) {
    const words = `This browser has checked the whole record, and row ${bad.row} is not right. ${bad.words}`;
    await alarmIfOfThisVersion(() => alarm({ row: bad.row, words, kept: null, theirs: null }));
    return;
  }
  const { entries, isWhole } = recordRowsStore.getState();
  if (!isWhole || found.rows !== entries.length) return;
  // What was read has to lead to what this device was told of the end, or the rows are those of another record.
  const kept = await (await browserKeptHeads(seat.negotiation, seat.seat)).all();
  const disagreement = judgeKept(kept, entries, found);
  if (disagreement !== null) {
    alarm(disagreement);
    return;
  }
  keep(seat, KEPT, { rows: found.rows, head: found.head, atMs: Date.now() });
}

function alarm(disagreement: Disagreement): void {
  if (alarmedOf === disagreement.row) return;
  alarmedOf = disagreement.row;
  raiseAlarm(disagreement);
}
