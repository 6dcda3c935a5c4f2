import type { SeatId } from "@crosstable/shared/ids";
import type { Seat } from "@crosstable/shared/roles";

import type { Database } from "./sqlite-database.ts";
import type { SeatStore } from "./storage.ts";

const COLUMNS = "id, negotiation, side, role, name, epoch";

/** Rows of node:sqlite have no prototype; a seat is a plain object like any other. */
function seatOf(row: Seat): Seat {
  return { ...row };
}

export function sqliteSeatStore(database: Database): SeatStore {
  const insert = database.prepare(`INSERT INTO seat (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`);
  const byId = database.prepare<Seat>(`SELECT ${COLUMNS} FROM seat WHERE id = ?`);
  const byNegotiation = database.prepare<Seat>(
    `SELECT ${COLUMNS} FROM seat WHERE negotiation = ? ORDER BY rowid`,
  );
  const change = database.prepare<Seat>(
    `UPDATE seat SET side = ?, role = ?, name = ?, epoch = epoch + 1 WHERE id = ? RETURNING ${COLUMNS}`,
  );
  const outdate = database.prepare<Seat>(
    `UPDATE seat SET epoch = epoch + 1 WHERE id = ? RETURNING ${COLUMNS}`,
  );

  // The document wire asks for a seat with every message. Only this process writes the file (DataFolderTaken), so what was read
  // stays true until it is changed here, or a transaction that changed it is taken back.
  const known = new Map<SeatId, Seat>();
  database.onRollback(() => known.clear());
  const remember = (row: Seat | undefined, id: SeatId): Seat => {
    if (row === undefined) throw new Error(`there is no seat ${id}`);
    const seat = seatOf(row);
    known.set(id, seat);
    return seat;
  };

  return {
    add: ({ id, negotiation, side, role, name, epoch }) => {
      insert.run(id, negotiation, side, role, name, epoch);
    },
    find: (id) => {
      const before = known.get(id);
      if (before !== undefined) return before;
      const row = byId.get(id);
      return row === undefined ? undefined : remember(row, id);
    },
    list: (negotiation) => byNegotiation.all(negotiation).map(seatOf),
    change: (id, { side, role, name }) => remember(change.get(side, role, name, id), id),
    outdate: (id) => remember(outdate.get(id), id),
  };
}
