import { expect, test } from "vitest";

import { openDatabase } from "./sqlite-database.ts";
import { migrate } from "./sqlite-migrations.ts";

test("ARCHIVE-1 what a side has on the disk beside its caucus are its seats and its own log, and no other table", () => {
  const database = openDatabase({ file: ":memory:", onDiskBroken: () => undefined });
  migrate(database);
  const tables = database
    .prepare<{ name: string }>(
      `SELECT tables.name FROM sqlite_master AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND columns.name = 'side' ORDER BY tables.name`,
    )
    .all()
    .map(({ name }) => name);
  database.close();
  // Whose seats there are is on the record, and the log is of votes and of mediators who were let in. A new table of a side has to go into its archive too, or to be named here.
  expect(tables).toEqual(["seat", "side_log"]);
});
