import {
  paperSource,
  UnfoundedRecord,
  type PaperSource,
} from "@crosstable/shared/papers/paper-source";
import type { RecordEntry } from "@crosstable/shared/record/entry";

import { ask } from "../commands/ask.ts";
import { serverNowMs } from "../stores/me-store.ts";

const ROWS_A_PAGE = 500;

/** The record as papers are made of it, or why none can be made, in a sentence for the person. */
export type ReadRecord = { readonly source: PaperSource } | { readonly failure: string };

/** Reads the record from its first row to its last and checks that each row follows from the one before. */
export async function readWholeRecord(): Promise<ReadRecord> {
  const entries: RecordEntry[] = [];
  for (;;) {
    const after = entries.at(-1)?.seq ?? 0;
    // Each page begins where the one before ended.
    const answer = await ask({ request: "read-record", after, limit: ROWS_A_PAGE });
    if ("refused" in answer) return { failure: answer.refused.words };
    entries.push(...answer.done.entries);
    if (!answer.done.hasMore) return sourceOf(entries);
  }
}

function sourceOf(entries: readonly RecordEntry[]): ReadRecord {
  try {
    return { source: paperSource(entries, new Date(serverNowMs()).toISOString()) };
  } catch (error) {
    if (!(error instanceof UnfoundedRecord)) throw error;
    return {
      failure: `Row ${error.row} of the record does not follow from the one before. No paper is made of it. Tell your side’s counsel.`,
    };
  }
}
