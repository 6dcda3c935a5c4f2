import type { CaseState } from "@crosstable/shared/moves/case-state";
import { exportName } from "@crosstable/shared/papers/export-name";
import { officialZone } from "@crosstable/shared/papers/paper-dates";
import type { RecordEntry } from "@crosstable/shared/record/entry";
import { recordFile } from "@crosstable/shared/verify/record-file";

/** The record as a file that needs nothing else, under its name. */
export function recordDownload(
  entries: readonly RecordEntry[],
  state: CaseState,
  nowMs: number,
): { text: string; name: string } {
  const { seq = 0, head = "" } = entries.at(-1) ?? {};
  const mark = {
    negotiation: state.negotiation,
    at: new Date(nowMs).toISOString(),
    zone: officialZone(state),
    seq,
    head,
  };
  return { text: recordFile(entries, state), name: exportName(mark, "record", "jsonl") };
}
