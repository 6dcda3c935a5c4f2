import type { SeatId } from "@crosstable/shared/ids";

import type { Database } from "./sqlite-database.ts";
import type { ClientIdStore } from "./storage.ts";

export function sqliteClientIdStore(database: Database): ClientIdStore {
  const insert = database.prepare(
    "INSERT INTO client_id (key, client_id, seat, leased_ms) VALUES (?, ?, ?, ?)",
  );
  const holder = database.prepare<{ seat: SeatId }>(
    "SELECT seat FROM client_id WHERE key = ? AND client_id = ?",
  );
  const highest = database.prepare<{ highest: number | null }>(
    "SELECT max(client_id) AS highest FROM client_id WHERE key = ? AND seat = ?",
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
    holderOf: (key, clientId) => holder.get(key, clientId)?.seat,
    highestOf: ({ key, seat }) => highest.get(key, seat)?.highest ?? undefined,
    countSince: ({ key, seat, sinceMs }) => count.get(key, seat, sinceMs)?.leases ?? 0,
  };
}
