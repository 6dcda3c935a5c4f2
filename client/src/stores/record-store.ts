import { create } from "zustand";

interface RecordState {
  /** Number and head of the last row that this page has heard of; null before the first. */
  readonly seq: number | null;
  readonly head: string | null;
}

/** The end of the record as this page knows it. */
export const recordStore = create<RecordState>(() => ({ seq: null, head: null }));
