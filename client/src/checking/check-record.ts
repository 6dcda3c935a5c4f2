import { create } from "zustand";

import { recordRowsStore } from "../commands/record-rows.ts";
import { askRecordWorker } from "./ask-record-worker.ts";
import type { CheckedRows, Told } from "./record-desk.ts";

/** What this browser has found of the record when it checked it itself. */
export interface RecordChecked {
  /** Null until the first rows are checked. */
  readonly found: Omit<CheckedRows, "told"> | null;
  /** The words of every row that was found right, the first row first. */
  readonly told: readonly (readonly Told[])[];
  /** True where the checking script could not be fetched. */
  readonly isMissing: boolean;
}

export const recordCheckStore = create<RecordChecked>(() => ({
  found: null,
  told: [],
  isMissing: false,
}));

const ROWS_A_QUESTION = 250;

const NOTHING_FOUND = { found: null, told: [] } as const;

let handedOver = 0;
/** Which reading of the record the worker has rows of. */
let beginning = 0;
let running: Promise<void> | null = null;

/** Has every row that this page has read, and reads from now on, checked beside it. */
export function followRecord(): void {
  if (running !== null) return;
  running = handOverAll();
  recordRowsStore.subscribe((rows) => {
    // At once: what was found of a record that is read anew is said of no other.
    if (rows.beginning !== beginning) recordCheckStore.setState(NOTHING_FOUND);
    running = (running ?? Promise.resolve()).then(handOverAll);
  });
}

async function handOverAll(): Promise<void> {
  for (;;) {
    const rows = recordRowsStore.getState();
    if (rows.beginning !== beginning) {
      handedOver = 0;
      ({ beginning } = rows);
    }
    const entries = rows.entries.slice(handedOver, handedOver + ROWS_A_QUESTION);
    if (entries.length === 0) return;
    const answer = await askRecordWorker("rows", { after: handedOver, entries });
    if (recordRowsStore.getState().beginning !== beginning) continue;
    if (answer === null) {
      // The next rows, or the next visit of the record, try again from the first row on.
      handedOver = 0;
      recordCheckStore.setState({ ...NOTHING_FOUND, isMissing: true });
      return;
    }
    handedOver += entries.length;
    const { told, ...found } = answer;
    recordCheckStore.setState(({ told: before }) => ({
      found,
      told: [...before, ...told],
      isMissing: false,
    }));
  }
}
