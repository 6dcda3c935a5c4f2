import type { SeatId } from "@crosstable/shared/ids";

import type { Database } from "./sqlite-database.ts";
import type { LinkState, LinkStore } from "./storage.ts";

type StoredState = Exclude<LinkState, "none">;

export function sqliteLinkStore(database: Database): LinkStore {
  const revokeUnused = database.prepare(
    "UPDATE link SET state = 'revoked' WHERE seat = ? AND state = 'unused'",
  );
  const insert = database.prepare(
    "INSERT INTO link (secret_hash, seat, state, issued_ms, replaces) VALUES (?, ?, 'unused', ?, ?)",
  );
  const byHash = database.prepare<{ seat: SeatId; state: StoredState; replaces: number }>(
    "SELECT seat, state, replaces FROM link WHERE secret_hash = ?",
  );
  const spend = database.prepare(
    "UPDATE link SET state = 'used', used_ms = ? WHERE secret_hash = ? AND state = 'unused'",
  );
  const revoke = database.prepare("UPDATE link SET state = 'revoked' WHERE seat = ?");
  const latest = database.prepare<{ state: StoredState; number: number; replaces: number }>(
    "SELECT state, number, replaces FROM link WHERE seat = ? ORDER BY number DESC LIMIT 1",
  );

  return {
    issue: ({ seat, secretHash, atMs, replaces = false }) => {
      database.transaction(() => {
        revokeUnused.run(seat);
        insert.run(secretHash, seat, atMs, Number(replaces));
      });
    },
    find: (secretHash) => {
      const row = byHash.get(secretHash);
      if (row === undefined) return undefined;
      return { seat: row.seat, state: row.state, replaces: row.replaces === 1 };
    },
    spend: ({ secretHash, atMs }) => spend.run(atMs, secretHash).changes === 1,
    revoke: (seat) => {
      revoke.run(seat);
    },
    stateOf: (seat) => latest.get(seat)?.state ?? "none",
    isReplacing: (seat) => {
      const row = latest.get(seat);
      return row?.state === "unused" && row.replaces === 1;
    },
    numberOf: (seat) => latest.get(seat)?.number ?? 0,
  };
}
