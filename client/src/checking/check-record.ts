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

let handedOver = 0;
let running: Promise<void> | null = null;

/** Has every row that this page has read, and reads from now on, checked beside it. */
export function followRecord(): void {
  if (running !== null) return;
  running = handOverAll();
  recordRowsStore.subscribe(() => {
    running = (running ?? Promise.resolve()).then(handOverAll);
  });
}

async function handOverAll(): Promise<void> {
  for (;;) {
    const entries = recordRowsStore
      .getState()
      .entries.slice(handedOver, handedOver + ROWS_A_QUESTION);
    if (entries.length === 0) return;
    const answer = await askRecordWorker("rows", { entries });
    if (answer === null) {
      // The next rows, or the next visit of the record, try again from the first row on.
      handedOver = 0;
      recordCheckStore.setState({ found: null, told: [], isMissing: true });
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
