import type { RecordEntry } from "@crosstable/shared/record/entry";
import { useEffect } from "react";
import { create } from "zustand";

import { useFact } from "../socket/use-facts.ts";
import { connectionStore } from "../stores/connection-store.ts";
import { ask } from "./ask.ts";

const PAGE_ROWS = 500;

export interface RecordRows {
  /** Oldest first, without a gap. */
  readonly entries: readonly RecordEntry[];
  /** True once the newest row is in. */
  readonly isWhole: boolean;
  /** Why it could not be read on, in words. */
  readonly failure: string | null;
  /** How often it was begun anew with the first row. */
  readonly beginning: number;
}

/** The record of this page's talks as far as it was read. One seat a page load, so nothing of another seat is ever in it. */
export const recordRowsStore = create<RecordRows>(() => ({
  entries: [],
  isWhole: false,
  failure: null,
  beginning: 0,
}));

/** One reading at a time: rows come in their order. */
let reading: Promise<void> | null = null;

/** The record, read once for every part of the page that asks, and read on with every row that is added. */
export function useRecordRows(): RecordRows {
  const isLive = connectionStore((state) => state.events === "live");
  useEffect(() => {
    if (isLive) void readRecordOn();
  }, [isLive]);
  useFact("moved", () => void readRecordOn());
  return recordRowsStore();
}

/** Reads the record from where it was read to, to its end. Done when it is there, or `failure` says why it is not. */
export async function readRecordOn(): Promise<void> {
  // A row that is added while a page is on its way comes with the next one.
  reading = (reading ?? Promise.resolve()).then(readToTheEnd);
  return reading;
}

/** Reads it anew from the first row, where what this page has read is not the server's record any more. */
export async function readRecordAnew(): Promise<void> {
  reading = (reading ?? Promise.resolve()).then(async () => {
    const { beginning } = recordRowsStore.getState();
    recordRowsStore.setState({
      entries: [],
      isWhole: false,
      failure: null,
      beginning: beginning + 1,
    });
    await readToTheEnd();
  });
  return reading;
}

/** The rows that the server has given this page. One that has read none yet reads them now, as far as the server tells. */
export async function recordInHand(): Promise<readonly RecordEntry[]> {
  if (recordRowsStore.getState().entries.length === 0) {
    await readRecordOn();
  }
  return recordRowsStore.getState().entries;
}

async function readToTheEnd(): Promise<void> {
  for (;;) {
    const { entries } = recordRowsStore.getState();
    const after = entries.at(-1)?.seq ?? 0;
    const answer = await ask({ request: "read-record", after, limit: PAGE_ROWS });
    if ("refused" in answer) {
      recordRowsStore.setState({ failure: answer.refused.words });
      return;
    }
    const { entries: fresh, hasMore } = answer.done;
    recordRowsStore.setState({
      entries: fresh.length === 0 ? entries : [...entries, ...fresh],
      isWhole: !hasMore,
      failure: null,
    });
    if (!hasMore) return;
  }
}
