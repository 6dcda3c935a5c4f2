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

  const mustHave = (row: Seat | undefined, id: string): Seat => {
    if (row === undefined) throw new Error(`there is no seat ${id}`);
    return seatOf(row);
  };

  return {
    add: ({ id, negotiation, side, role, name, epoch }) => {
      insert.run(id, negotiation, side, role, name, epoch);
    },
    find: (id) => {
      const row = byId.get(id);
      return row === undefined ? undefined : seatOf(row);
    },
    list: (negotiation) => byNegotiation.all(negotiation).map(seatOf),
    change: (id, { side, role, name }) => mustHave(change.get(side, role, name, id), id),
    outdate: (id) => mustHave(outdate.get(id), id),
  };
}
