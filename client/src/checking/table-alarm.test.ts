import { afterEach, expect, test } from "vitest";

import { raiseAlarm } from "../commands/watch-record.ts";
import type { Disagreement } from "../heads/compare-heads.ts";
import { recordAlarmStore } from "../heads/record-alarm-store.ts";
import { alarmOfTable, tableIsRight } from "./table-alarm.ts";

const OF_RECORD: Disagreement = { row: 12, words: "Rewritten.", kept: null, theirs: null };

const shown = () => recordAlarmStore.getState().disagreement;
const goOn = () => recordAlarmStore.setState({ disagreement: null });
const differsAt = (row: number) => ({ row, words: "They differ in W-7." });

afterEach(() => {
  goOn();
  tableIsRight();
});

test("HEADS-4 who goes on with another table is not alarmed anew with every row, and is when it was right between", () => {
  alarmOfTable(differsAt(12));
  expect(shown()).toMatchObject({ row: 12, title: "The table is not the record's." });
  goOn();
  alarmOfTable(differsAt(13));
  expect(shown()).toBeNull();
  tableIsRight();
  alarmOfTable(differsAt(14));
  expect(shown()).toMatchObject({ row: 14 });
});

test("HEADS-1 HEADS-4 an alarm about the record comes in the place of one about the table at the same row, and not the other way round", () => {
  alarmOfTable(differsAt(12));
  raiseAlarm(OF_RECORD);
  expect(shown()).toEqual(OF_RECORD);
  tableIsRight();
  alarmOfTable(differsAt(13));
  expect(shown()).toEqual(OF_RECORD);
  // Once the person has gone on with the record, what is wrong with the table is told.
  goOn();
  alarmOfTable(differsAt(13));
  expect(shown()).toMatchObject({ row: 13 });
});
