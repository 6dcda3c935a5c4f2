import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { lockDataFolder } from "./data-folder-lock.ts";
import { inFolderWords } from "./data-folder-unusable.ts";
import { sqliteClientIdStore } from "./sqlite-client-id-store.ts";
import { openDatabase, type Database } from "./sqlite-database.ts";
import { checkDocumentIndexes } from "./sqlite-document-index.ts";
import { sqliteDocumentLog } from "./sqlite-document-log.ts";
import { sqliteHostKeyStore } from "./sqlite-host-key-store.ts";
import { sqliteLinkStore } from "./sqlite-link-store.ts";
import { migrate } from "./sqlite-migrations.ts";
import { sqliteRecordLog } from "./sqlite-record-log.ts";
import { sqliteSeatStore } from "./sqlite-seat-store.ts";
import { sqliteSessionStore } from "./sqlite-session-store.ts";
import { sqliteSideLog } from "./sqlite-side-log.ts";
import { sweepParts } from "./sqlite-snapshot-parts.ts";
import type { DiskMeter, Storage } from "./storage.ts";
import { setAsideDamagedLog } from "./wal-check.ts";

/** The one file that has to be backed up (with its -wal file, while the server runs). */
export const DATABASE_FILE = "crosstable.sqlite";
const LOCK_FILE = "crosstable.lock";

export interface SqliteStorageOptions {
  readonly dataDir: string;
  /**
   * Told when the disk fails (`SQLITE_IOERR…`). SQLite would say "stored" the next time, so the process has to end
   * here. The error is thrown on after it returns.
   */
  readonly onDiskBroken: (error: unknown) => void;
  /** Told when an index of the database was damaged and could be made whole. */
  readonly onMended?: () => void;
  readonly meter?: DiskMeter | undefined;
}

/**
 * Opens the data folder, making it when it is not there. Throws `DataFolderTaken` while another process has it open, and
 * `DataFolderUnusable` when it cannot be used as it is.
 */
export function openSqliteStorage(options: SqliteStorageOptions): Storage {
  try {
    return openFolder(options);
  } catch (error) {
    throw inFolderWords(error);
  }
}

function openFolder(options: SqliteStorageOptions): Storage {
  const { dataDir, onDiskBroken, onMended = () => undefined, meter } = options;
  // What people write is in there; other users of the machine have no business in it.
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(join(dataDir, LOCK_FILE));
  const held = new DisposableStack();
  held.defer(() => lock.release());
  try {
    const file = join(dataDir, DATABASE_FILE);
    const wasLogDamaged = setAsideDamagedLog(`${file}-wal`);
    const database = openDatabase({ file, onDiskBroken, meter });
    held.defer(() => database.close());
    migrate(database);
    const damaged = checkDocumentIndexes(database, onMended);
    // Where a snapshot may be hidden, its parts look as if they were nobody's.
    if (damaged.size === 0) sweepParts(database);
    return { ...storageOn(database, damaged), wasLogDamaged, close: () => held.dispose() };
  } catch (error) {
    held.dispose();
    throw error;
  }
}

function storageOn(
  database: Database,
  damaged: Set<string>,
): Omit<Storage, "wasLogDamaged" | "close"> {
  return {
    documents: sqliteDocumentLog(database, damaged),
    record: sqliteRecordLog(database),
    sideLog: sqliteSideLog(database),
    seats: sqliteSeatStore(database),
    links: sqliteLinkStore(database),
    sessions: sqliteSessionStore(database),
    clientIds: sqliteClientIdStore(database),
    hostKey: sqliteHostKeyStore(database),
    transaction: (work) => database.transaction(work),
  };
}
