import type { SeatId } from "@crosstable/shared/ids";

import type { Database } from "./sqlite-database.ts";
import type { ClientIdStore } from "./storage.ts";

export function sqliteClientIdStore(database: Database): ClientIdStore {
  const insert = database.prepare(
    "INSERT INTO client_id (key, client_id, seat, leased_ms) VALUES (?, ?, ?, ?)",
  );
  const ofDocument = database.prepare<{ client_id: number; seat: SeatId }>(
    "SELECT client_id, seat FROM client_id WHERE key = ?",
  );
  const count = database.prepare<{ leases: number }>(
    "SELECT count(*) AS leases FROM client_id WHERE key = ? AND seat = ? AND leased_ms >= ?",
  );

  return {
    lease: ({ key, seat, clientIds, atMs }) => {
      database.transaction(() => {
        for (const clientId of clientIds) insert.run(key, clientId, seat, atMs);
      });
    },
    holders: (key) => new Map(ofDocument.all(key).map((row) => [row.client_id, row.seat])),
    countSince: ({ key, seat, sinceMs }) => count.get(key, seat, sinceMs)?.leases ?? 0,
  };
}
