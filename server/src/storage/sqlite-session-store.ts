import type { SeatId } from "@crosstable/shared/ids";

import type { Database } from "./sqlite-database.ts";
import type { SessionStore, StoredSession } from "./storage.ts";

interface SessionRow {
  readonly id: string;
  readonly seat: SeatId;
  readonly since_ms: number;
  readonly last_seen_ms: number;
  readonly device: string;
}

const COLUMNS = "id, seat, since_ms, last_seen_ms, device";

function sessionOf(row: SessionRow): StoredSession {
  const { id, seat, device } = row;
  return { id, seat, sinceMs: row.since_ms, lastSeenMs: row.last_seen_ms, device };
}

export function sqliteSessionStore(database: Database): SessionStore {
  const insert = database.prepare(
    `INSERT INTO session (token_hash, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const byToken = database.prepare<SessionRow>(
    `SELECT ${COLUMNS} FROM session WHERE token_hash = ?`,
  );
  const bySeat = database.prepare<SessionRow>(
    `SELECT ${COLUMNS} FROM session WHERE seat = ? ORDER BY since_ms, rowid`,
  );
  const touch = database.prepare("UPDATE session SET last_seen_ms = ? WHERE id = ?");
  const end = database.prepare("DELETE FROM session WHERE id = ?");
  const endBefore = database.prepare<{ seat: SeatId }>(
    "DELETE FROM session WHERE since_ms < ? RETURNING seat",
  );
  const endAll = database.prepare("DELETE FROM session WHERE seat = ?");

  return {
    add: ({ tokenHash, id, seat, sinceMs, lastSeenMs, device }) => {
      insert.run(tokenHash, id, seat, sinceMs, lastSeenMs, device);
    },
    find: (tokenHash) => {
      const row = byToken.get(tokenHash);
      return row === undefined ? undefined : sessionOf(row);
    },
    touch: (id, atMs) => {
      touch.run(atMs, id);
    },
    list: (seat) => bySeat.all(seat).map(sessionOf),
    end: (id) => {
      end.run(id);
    },
    endAll: (seat) => {
      endAll.run(seat);
    },
    endBefore: (sinceMs) => [...new Set(endBefore.all(sinceMs).map(({ seat }) => seat))],
  };
}
