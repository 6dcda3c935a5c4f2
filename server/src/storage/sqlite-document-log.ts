import { crc32 } from "node:zlib";

import type { Database } from "./sqlite-database.ts";
import { isDamaged } from "./sqlite-errors.ts";
import { UnreadableDocument, type DocumentLog, type StoredDocument } from "./storage.ts";

interface StoredBytes {
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

/** The key is in the checksum, so that a row which ends up under another document is found too. */
function checksumOf(key: string, bytes: Uint8Array): number {
  return crc32(bytes, crc32(key));
}

export function sqliteDocumentLog(database: Database): DocumentLog {
  const snapshotOf = database.prepare<StoredBytes & { through_row: number }>(
    "SELECT bytes, checksum, through_row FROM document_snapshot WHERE key = ?",
  );
  const rowsAfter = database.prepare<StoredBytes & { row: number }>(
    "SELECT row, bytes, checksum FROM document_log WHERE key = ? AND row > ? ORDER BY row",
  );
  const insert = database.prepare(
    "INSERT INTO document_log (key, bytes, checksum) VALUES (?, ?, ?)",
  );
  const putSnapshot = database.prepare(
    `INSERT INTO document_snapshot (key, through_row, bytes, checksum) VALUES (?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET
       through_row = excluded.through_row, bytes = excluded.bytes, checksum = excluded.checksum`,
  );
  const trim = database.prepare("DELETE FROM document_log WHERE key = ? AND row <= ?");

  const checked = (key: string, { bytes, checksum }: StoredBytes): Uint8Array => {
    if (checksumOf(key, bytes) !== checksum) throw new UnreadableDocument(key);
    return bytes;
  };

  const load = (key: string): StoredDocument => {
    const snapshot = snapshotOf.get(key);
    const throughRow = snapshot?.through_row ?? 0;
    const rows = rowsAfter.all(key, throughRow);
    const stored = snapshot === undefined ? rows : [snapshot, ...rows];
    return {
      updates: stored.map((each) => checked(key, each)),
      lastRow: rows.at(-1)?.row ?? throughRow,
      logRows: rows.length,
    };
  };

  return {
    load: (key) => {
      try {
        return load(key);
      } catch (error) {
        throw isDamaged(error) ? new UnreadableDocument(key) : error;
      }
    },
    append: (rows) => {
      for (const { key, update } of rows) insert.run(key, update, checksumOf(key, update));
    },
    compact: ({ key, snapshot, throughRow }) => {
      if (database.isInTransaction()) {
        throw new Error("compaction has two transactions of its own and joins no other");
      }
      const before = snapshotOf.get(key);
      if (throughRow < (before?.through_row ?? 0)) {
        throw new Error(`the snapshot of ${key} is older than the one that is stored`);
      }
      putSnapshot.run(key, throughRow, snapshot, checksumOf(key, snapshot));
      // Read back before anything is thrown away: until now the log could still replace a bad snapshot.
      const stored = snapshotOf.get(key);
      if (stored === undefined) throw new UnreadableDocument(key);
      checked(key, stored);
      trim.run(key, throughRow);
    },
  };
}
