import { checksumOf } from "./document-checksums.ts";
import type { Database } from "./sqlite-database.ts";
import { documentReading, type DocumentReading } from "./sqlite-document-reading.ts";
import { putNewest, snapshotsOf } from "./sqlite-document-snapshots.ts";
import { setAsideIn } from "./sqlite-set-aside.ts";
import { joined, UnreadableDocument, type DocumentLog, type LogBeyond } from "./storage.ts";

/** `damaged` are documents of which rows are missing. */
export function sqliteDocumentLog(database: Database, damaged: Set<string>): DocumentLog {
  const snapshots = snapshotsOf(database);
  const aside = setAsideIn(database);
  const reading = documentReading(database, snapshots);
  const insert = database.prepare(
    "INSERT INTO document_log (key, bytes, checksum) VALUES (?, ?, ?)",
  );
  const trim = database.prepare("DELETE FROM document_log WHERE key = ? AND row <= ?");
  const beyond = database.prepare<LogBeyond>(
    "SELECT count(*) AS rows, total(length(bytes)) AS bytes FROM document_log WHERE key = ? AND row > ?",
  );

  const readInSteps: DocumentReading = (key) => {
    if (damaged.has(key)) throw new UnreadableDocument(key);
    return reading(key);
  };

  return {
    load: (key) => {
      const updates: Uint8Array[] = [];
      const steps = readInSteps(key);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) updates.push(...step.value.map(joined));
      return { ...step.value, updates, timesSetAside: aside.count(key) };
    },
    readInSteps,
    append: (rows) => {
      for (const { key, update } of rows) insert.run(key, update, checksumOf(key, update));
    },
    compactInSteps: function* ({ key, snapshot: bytes, throughRow }) {
      if (database.isInTransaction()) {
        throw new Error("compaction has transactions of its own and joins no other");
      }
      const keptRow = yield* putNewest(database, snapshots, { key, bytes, throughRow });
      trim.run(key, keptRow);
      return beyond.get(key, throughRow) ?? { rows: 0, bytes: 0 };
    },
    setAside: (key) => {
      aside.put(key);
      damaged.delete(key);
    },
  };
}
