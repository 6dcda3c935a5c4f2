import type { Database } from "./sqlite-database.ts";
import { PART_TABLES } from "./sqlite-snapshot-parts.ts";

const TABLES = [
  "document_log",
  "document_snapshot",
  "document_snapshot_before",
  ...PART_TABLES,
] as const;

/** Damaged documents that were set aside: their bytes stay, under a key that no document has. */
export function setAsideIn(database: Database) {
  const countOf = database.prepare<{ times: number }>(
    "SELECT count(*) AS times FROM document_set_aside WHERE key = ?",
  );
  const note = database.prepare("INSERT INTO document_set_aside (key, number) VALUES (?, ?)");
  const renames = TABLES.map((table) =>
    database.prepare(`UPDATE ${table} SET key = ? WHERE key = ?`),
  );
  const count = (key: string): number => countOf.get(key)?.times ?? 0;
  return {
    count,
    put: (key: string): void => {
      database.transaction(() => {
        const number = count(key) + 1;
        note.run(key, number);
        for (const rename of renames) rename.run(`${key}/set-aside-${number}`, key);
      });
    },
  };
}
