import type { SeatId } from "@crosstable/shared/ids";

import type { Database } from "./sqlite-database.ts";
import type { LinkState, LinkStore } from "./storage.ts";

type StoredState = Exclude<LinkState, "none">;

export function sqliteLinkStore(database: Database): LinkStore {
  const revokeUnused = database.prepare(
    "UPDATE link SET state = 'revoked' WHERE seat = ? AND state = 'unused'",
  );
  const insert = database.prepare(
    "INSERT INTO link (secret_hash, seat, state, issued_ms) VALUES (?, ?, 'unused', ?)",
  );
  const byHash = database.prepare<{ seat: SeatId; state: StoredState }>(
    "SELECT seat, state FROM link WHERE secret_hash = ?",
  );
  const spend = database.prepare(
    "UPDATE link SET state = 'used', used_ms = ? WHERE secret_hash = ? AND state = 'unused'",
  );
  const revoke = database.prepare("UPDATE link SET state = 'revoked' WHERE seat = ?");
  const latest = database.prepare<{ state: StoredState; number: number }>(
    "SELECT state, number FROM link WHERE seat = ? ORDER BY number DESC LIMIT 1",
  );

  return {
    issue: ({ seat, secretHash, atMs }) => {
      database.transaction(() => {
        revokeUnused.run(seat);
        insert.run(secretHash, seat, atMs);
      });
    },
    find: (secretHash) => {
      const row = byHash.get(secretHash);
      return row === undefined ? undefined : { seat: row.seat, state: row.state };
    },
    spend: ({ secretHash, atMs }) => spend.run(atMs, secretHash).changes === 1,
    revoke: (seat) => {
      revoke.run(seat);
    },
    stateOf: (seat) => latest.get(seat)?.state ?? "none",
    numberOf: (seat) => latest.get(seat)?.number ?? 0,
  };
}
