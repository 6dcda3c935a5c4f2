import type { ReadRecord } from "@crosstable/shared/events/read-record";
import type { Answer } from "@crosstable/shared/events/requests";
import { MAX_RECORD_REPLY_CHARS } from "@crosstable/shared/limits";

import type { Asker, Desk } from "./desk.ts";

/**
 * Hands out rows of the record to whoever may sit at the table. Rows with long texts come fewer at a time, and BOUND-3: those that
 * do not fit are not even read, or everybody would wait whenever somebody reads a long record on.
 */
export function readRecord(desk: Desk, asker: Asker, asked: ReadRecord): Answer<"read-record"> {
  const { negotiation } = asker.seat;
  const { after, limit } = asked;
  const { record } = desk.storage;
  const entries = record.read({ negotiation, after, limit, maxChars: MAX_RECORD_REPLY_CHARS });
  const through = entries.at(-1)?.seq ?? after;
  const isMore =
    entries.length > 0 && record.read({ negotiation, after: through, limit: 1 }).length > 0;
  return { done: { entries, hasMore: isMore } };
}
