import type { SideLogEntry } from "@crosstable/shared/authority/side-log";
import { canonicalText } from "@crosstable/shared/record/canonical";

import type { Database } from "./sqlite-database.ts";
import type { SideLog } from "./storage.ts";

interface StoredEntry {
  readonly entry: string;
}

function entryOf({ entry }: StoredEntry): SideLogEntry {
  return JSON.parse(entry) as SideLogEntry;
}

export function sqliteSideLog(database: Database): SideLog {
  const lastOf = database.prepare<{ seq: number | null }>(
    "SELECT max(seq) AS seq FROM side_log WHERE negotiation = ? AND side = ?",
  );
  const insert = database.prepare(
    "INSERT INTO side_log (negotiation, side, seq, entry, seat, key) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const ofRequest = database.prepare<StoredEntry>(
    "SELECT entry FROM side_log WHERE seat = ? AND key = ?",
  );
  const all = database.prepare<StoredEntry>(
    "SELECT entry FROM side_log WHERE negotiation = ? AND side = ? ORDER BY seq",
  );

  return {
    append: (entry, key) => {
      const { negotiation, side, seq, by } = entry;
      const last = lastOf.get(negotiation, side)?.seq ?? 0;
      if (seq !== last + 1) throw new Error(`entry ${seq} does not follow entry ${last}`);
      insert.run(negotiation, side, seq, canonicalText(entry), by.seat, key);
    },
    findRequest: ({ seat, key }) => {
      const found = ofRequest.get(seat, key);
      return found === undefined ? undefined : entryOf(found);
    },
    read: ({ negotiation, side }) => all.all(negotiation, side).map(entryOf),
  };
}
