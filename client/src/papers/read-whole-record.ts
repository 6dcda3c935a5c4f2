import type { RecordEntry } from "@crosstable/shared/record/entry";

import { ask } from "../commands/ask.ts";
import { serverNowMs } from "../stores/me-store.ts";
import type { RecordRead } from "./source-of.ts";

const ROWS_A_PAGE = 500;

/** Reads the record from its first row to its last, or says why it cannot be read, in a sentence for the person. */
export async function readWholeRecord(): Promise<RecordRead | { readonly failure: string }> {
  const entries: RecordEntry[] = [];
  for (;;) {
    const after = entries.at(-1)?.seq ?? 0;
    // Each page begins where the one before ended.
    const answer = await ask({ request: "read-record", after, limit: ROWS_A_PAGE });
    if ("refused" in answer) return { failure: answer.refused.words };
    entries.push(...answer.done.entries);
    if (!answer.done.hasMore) return { entries, at: new Date(serverNowMs()).toISOString() };
  }
}
