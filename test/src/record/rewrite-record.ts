import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { signingKeyOf } from "@crosstable/server/access/ed25519";
import { DATABASE_FILE } from "@crosstable/server/storage/sqlite-storage";
import { canonicalText } from "@crosstable/shared/record/canonical";
import type { RecordEntry } from "@crosstable/shared/record/entry";

import { sealedAnew } from "./signed-talks.ts";

/** What a host could do who holds the server's key and its disk: writes the only record of a house anew and seals every row of it. */
export function rewriteRecord(
  dataDir: string,
  change: (rows: readonly RecordEntry[]) => readonly RecordEntry[],
): void {
  const database = new DatabaseSync(join(dataDir, DATABASE_FILE));
  const { pkcs8 } = database.prepare("SELECT pkcs8 FROM host_key").get() as { pkcs8: Uint8Array };
  const stored = database.prepare("SELECT entry FROM record ORDER BY seq").all();
  const rows = stored.map(({ entry }) => JSON.parse(String(entry)) as RecordEntry);
  // The database refuses to change a row, for whoever leaves its triggers in place.
  const guards = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'record'")
    .all();
  for (const { name } of guards) database.exec(`DROP TRIGGER ${String(name)}`);
  const write = database.prepare("UPDATE record SET head = ?, entry = ? WHERE seq = ?");
  for (const row of sealedAnew(signingKeyOf(pkcs8), change(rows)))
    write.run(row.head, canonicalText(row), row.seq);
  database.close();
}
