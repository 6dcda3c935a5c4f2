import type { NegotiationId } from "@crosstable/shared/ids";
import { canonicalText } from "@crosstable/shared/record/canonical";
import { EMPTY_HEAD, type RecordEntry } from "@crosstable/shared/record/entry";

import type { Database } from "./sqlite-database.ts";
import type { RecordLog } from "./storage.ts";

interface StoredEntry {
  readonly entry: string;
}

/** What was written is what comes back; whether the chain holds is judged by whoever replays it. */
function entryOf({ entry }: StoredEntry): RecordEntry {
  return JSON.parse(entry) as RecordEntry;
}

export function sqliteRecordLog(database: Database): RecordLog {
  const lastOf = database.prepare<{ seq: number; head: string }>(
    "SELECT seq, head FROM record WHERE negotiation = ? ORDER BY seq DESC LIMIT 1",
  );
  const insert = database.prepare(
    "INSERT INTO record (negotiation, seq, head, entry) VALUES (?, ?, ?, ?)",
  );
  const insertRequest = database.prepare(
    "INSERT INTO record_request (seat, key, negotiation, seq) VALUES (?, ?, ?, ?)",
  );
  const ofRequest = database.prepare<StoredEntry>(
    `SELECT record.entry FROM record_request
     JOIN record USING (negotiation, seq) WHERE record_request.seat = ? AND record_request.key = ?`,
  );
  const rowsAfter = database.prepare<StoredEntry>(
    "SELECT entry FROM record WHERE negotiation = ? AND seq > ? ORDER BY seq LIMIT ?",
  );
  const opened = database.prepare<{ negotiation: NegotiationId }>(
    "SELECT negotiation FROM record WHERE seq = 1 ORDER BY rowid",
  );

  return {
    append: (entry, request) => {
      const { negotiation, seq, prev, head } = entry;
      const last = lastOf.get(negotiation) ?? { seq: 0, head: EMPTY_HEAD };
      if (seq !== last.seq + 1 || prev !== last.head) {
        throw new Error(`row ${seq} does not follow row ${last.seq} of the record ${negotiation}`);
      }
      database.transaction(() => {
        insert.run(negotiation, seq, head, canonicalText(entry));
        if (request !== null) insertRequest.run(request.seat, request.key, negotiation, seq);
      });
    },
    findRequest: ({ seat, key }) => {
      const found = ofRequest.get(seat, key);
      return found === undefined ? undefined : entryOf(found);
    },
    read: ({ negotiation, after, limit, maxChars = Infinity }) => {
      let chars = 0;
      const fits = ({ entry }: StoredEntry): boolean => {
        const isFirst = chars === 0;
        chars += entry.length;
        return isFirst || chars <= maxChars;
      };
      return rowsAfter.takeWhile(fits, negotiation, after, limit).map(entryOf);
    },
    negotiations: () => opened.all().map(({ negotiation }) => negotiation),
  };
}
