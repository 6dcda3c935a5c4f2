import type { ReadRecord } from "@crosstable/shared/events/read-record";
import type { Answer } from "@crosstable/shared/events/requests";
import { MAX_RECORD_REPLY_CHARS } from "@crosstable/shared/limits";
import type { RecordEntry } from "@crosstable/shared/record/entry";

import type { Asker, Desk } from "./desk.ts";

/** Hands out rows of the record to whoever may sit at the table. Rows with long texts come fewer at a time. */
export function readRecord(desk: Desk, asker: Asker, asked: ReadRecord): Answer<"read-record"> {
  const { negotiation } = asker.seat;
  const { after, limit } = asked;
  const rows = desk.storage.record.read({ negotiation, after, limit: limit + 1 });
  const entries = asManyAsFit(rows.slice(0, limit));
  return { done: { entries, hasMore: entries.length < rows.length } };
}

function asManyAsFit(rows: readonly RecordEntry[]): RecordEntry[] {
  let chars = 0;
  const tooMuch = rows.findIndex((row, index) => {
    chars += JSON.stringify(row).length;
    return index > 0 && chars > MAX_RECORD_REPLY_CHARS;
  });
  return tooMuch === -1 ? [...rows] : rows.slice(0, tooMuch);
}
