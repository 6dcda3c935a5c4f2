import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { DATABASE_FILE, openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import { compactAtOnce } from "@crosstable/server/storage/storage";
import { makeSnapshot } from "@crosstable/server/sync/make-snapshot";
import { documentKey, type DocumentAddress } from "@crosstable/shared/rooms";

/** Flips one bit in the middle of the newest row that a stopped server has of a document. */
export function damage(
  dataDir: string,
  table: "document_log" | "document_snapshot",
  address: DocumentAddress,
): void {
  using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  const key = documentKey(address);
  const order = table === "document_log" ? "row" : "through_row";
  const found = file
    .prepare(`SELECT bytes FROM ${table} WHERE key = ? ORDER BY ${order} DESC LIMIT 1`)
    .get(key);
  if (found === undefined) throw new Error(`nothing is stored of ${key}`);
  const before = found["bytes"] as Uint8Array;
  const after = Uint8Array.from(before);
  const middle = Math.floor(after.length / 2);
  after[middle] = (after[middle] ?? 0) ^ 1;
  file.prepare(`UPDATE ${table} SET bytes = ? WHERE key = ? AND bytes = ?`).run(after, key, before);
}

/** Writes other words into the record of a stopped server, so that its talks do not open. */
export function forgeRecord(dataDir: string): void {
  using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  file.exec(`DROP TRIGGER record_is_never_changed;
    UPDATE record SET entry = replace(entry, 'Two per cent', 'Ten per cent');`);
}

/** Makes a snapshot of a document, as the running server does after many edits. */
export function compact(dataDir: string, address: DocumentAddress): void {
  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  const key = documentKey(address);
  const { updates, lastRow } = storage.documents.load(key);
  compactAtOnce(storage.documents, { key, snapshot: makeSnapshot(updates), throughRow: lastRow });
  storage.close();
}
