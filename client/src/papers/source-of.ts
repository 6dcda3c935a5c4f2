import {
  paperSource,
  UnfoundedRecord,
  type PaperSource,
} from "@crosstable/shared/papers/paper-source";
import type { RecordEntry } from "@crosstable/shared/record/entry";

/** The rows of a record, and the moment at which they were read, RFC 3339 in UTC. */
export interface RecordRead {
  readonly entries: readonly RecordEntry[];
  readonly at: string;
}

/** The record as papers are made of it, or why none can be made, in a sentence for the person. */
export type ReadRecord = { readonly source: PaperSource } | { readonly failure: string };

/** Checks that each row follows from the one before. */
export function sourceOf({ entries, at }: RecordRead): ReadRecord {
  try {
    return { source: paperSource(entries, at) };
  } catch (error) {
    if (!(error instanceof UnfoundedRecord)) throw error;
    return {
      failure: `Row ${error.row} of the record does not follow from the one before. No paper is made of it. Tell your side’s counsel.`,
    };
  }
}
