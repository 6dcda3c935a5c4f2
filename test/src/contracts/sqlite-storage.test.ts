import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { crc32 } from "node:zlib";

import { DataFolderTaken } from "@crosstable/server/storage/data-folder-lock";
import { PART_TABLES, SNAPSHOT_PART_BYTES } from "@crosstable/server/storage/sqlite-snapshot-parts";
import { DATABASE_FILE, openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import {
  compactAtOnce,
  UnreadableDocument,
  type Storage,
} from "@crosstable/server/storage/storage";
import { describe, expect, test } from "vitest";

import { bytes, KEY, store, type StorageOnTrial } from "./storage-on-trial.ts";
import { storageContract } from "./storage.contract.ts";

function onDiskBroken(error: unknown): void {
  throw new Error("the disk of the test broke", { cause: error });
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), "crosstable-storage-"));
}

/** Changes one byte of the row that the statement finds. */
function damageRow(dataDir: string, table: string, key: string): void {
  using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  const row = file
    .prepare(`SELECT rowid, bytes FROM ${table} WHERE key = ? ORDER BY rowid DESC LIMIT 1`)
    .get(key);
  const bytes = Uint8Array.from(row?.["bytes"] as Uint8Array);
  bytes.set([(bytes[0] ?? 0) ^ 1]);
  // By its own name where the rowid has one.
  const rowid = (row?.["rowid"] ?? row?.["row"]) as number;
  file.prepare(`UPDATE ${table} SET bytes = ? WHERE rowid = ?`).run(bytes, rowid);
}

function partsOf(dataDir: string, table: string, key: string): number {
  using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  return file.prepare(`SELECT 1 FROM ${table} WHERE key = ?`).all(key).length;
}

function newestSet(dataDir: string, key: string): number {
  using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  const found = file.prepare("SELECT part_set FROM document_snapshot WHERE key = ?").get(key);
  return Number(found?.["part_set"]);
}

function openOnTrial(): StorageOnTrial {
  const dataDir = newFolder();
  const open = (): Storage => openSqliteStorage({ dataDir, onDiskBroken });
  let storage = open();
  return {
    storage,
    reopen: () => {
      storage.close();
      storage = open();
      return storage;
    },
    damage: (key) => damageRow(dataDir, "document_log", key),
    damageSnapshot: (key) => {
      const set = newestSet(dataDir, key);
      const parts = set % 2 === 0 ? "document_snapshot_part_even" : "document_snapshot_part_odd";
      damageRow(dataDir, set === 0 ? "document_snapshot" : parts, key);
    },
    parts: (key) => PART_TABLES.map((table) => partsOf(dataDir, table, key)),
    [Symbol.dispose]: () => {
      storage.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}

describe("storage in SQLite", () => {
  storageContract(openOnTrial);
});

test("one data folder is held by one house, and is free again when that has closed", () => {
  const dataDir = newFolder();
  const first = openSqliteStorage({ dataDir, onDiskBroken });
  expect(() => openSqliteStorage({ dataDir, onDiskBroken })).toThrow(DataFolderTaken);
  first.close();
  openSqliteStorage({ dataDir, onDiskBroken }).close();
  rmSync(dataDir, { recursive: true });
});

test("a folder that a newer program has written is refused and left as it is", () => {
  const dataDir = newFolder();
  openSqliteStorage({ dataDir, onDiskBroken }).close();
  const file = join(dataDir, DATABASE_FILE);
  const version = setVersion(file, 999);
  expect(() => openSqliteStorage({ dataDir, onDiskBroken })).toThrow("newer Crosstable");
  setVersion(file, version);
  openSqliteStorage({ dataDir, onDiskBroken }).close();
  rmSync(dataDir, { recursive: true });
});

test("DISK-1 a data folder of the first form, with its snapshot and its trimmed log, opens in the present one and loses nothing", () => {
  const dataDir = newFolder();
  const first = openSqliteStorage({ dataDir, onDiskBroken });
  store(first, KEY, bytes(1), bytes(2));
  const { lastRow } = first.documents.load(KEY);
  compactAtOnce(first.documents, { key: KEY, snapshot: bytes(1, 2), throughRow: lastRow });
  store(first, KEY, bytes(3));
  first.close();
  const file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  file.exec(
    "DROP TABLE document_snapshot_before; DROP TABLE document_snapshot_part_even; DROP TABLE document_snapshot_part_odd; ALTER TABLE document_snapshot DROP COLUMN part_set; DROP TABLE document_set_aside; DROP TABLE host_key; DROP TABLE side_log; ALTER TABLE link DROP COLUMN replaces",
  );
  file.prepare("DELETE FROM document_log WHERE row <= ?").run(lastRow);
  file.prepare("UPDATE document_snapshot SET checksum = ?").run(crc32(bytes(1, 2), crc32(KEY)));
  file.exec("PRAGMA user_version = 1");
  file.close();

  const now = openSqliteStorage({ dataDir, onDiskBroken });
  expect(now.documents.load(KEY).updates).toEqual([bytes(1, 2), bytes(3)]);
  const later = now.documents.load(KEY).lastRow;
  compactAtOnce(now.documents, { key: KEY, snapshot: bytes(1, 2, 3), throughRow: later });
  expect(now.documents.load(KEY).updates).toEqual([bytes(1, 2, 3)]);
  now.close();
  damageRow(dataDir, "document_snapshot", KEY);
  const damaged = openSqliteStorage({ dataDir, onDiskBroken });
  expect(damaged.documents.load(KEY).updates).toEqual([bytes(1, 2), bytes(3)]);
  damaged.close();
  rmSync(dataDir, { recursive: true });
});

test("DISK-6 D12 a damaged snapshot of the first form is no empty document, though its log is gone", () => {
  const dataDir = newFolder();
  const first = openSqliteStorage({ dataDir, onDiskBroken });
  store(first, KEY, bytes(1));
  compactAtOnce(first.documents, { key: KEY, snapshot: bytes(1), throughRow: 1 });
  first.close();
  using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  file.exec("DELETE FROM document_log");
  damageRow(dataDir, "document_snapshot", KEY);
  const damaged = openSqliteStorage({ dataDir, onDiskBroken });
  expect(() => damaged.documents.load(KEY)).toThrow(UnreadableDocument);
  damaged.close();
  rmSync(dataDir, { recursive: true });
});

test("DISK-9 DISK-2 a long snapshot for which the disk has no room leaves nothing of itself, and the log as it was", () => {
  const dataDir = newFolder();
  const storage = openSqliteStorage({ dataDir, onDiskBroken });
  store(storage, KEY, bytes(1), bytes(2));
  const before = storage.documents.load(KEY);
  const how = {
    key: KEY,
    snapshot: new Uint8Array(3 * SNAPSHOT_PART_BYTES).fill(1),
    throughRow: before.lastRow,
  };
  {
    using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
    for (const table of PART_TABLES)
      file.exec(`CREATE TRIGGER full_${table} BEFORE INSERT ON ${table} WHEN NEW.part = 2
        BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
  }
  expect(() => compactAtOnce(storage.documents, how)).toThrow("full");
  expect(PART_TABLES.map((table) => partsOf(dataDir, table, KEY))).toEqual([0, 0]);
  expect(storage.documents.load(KEY)).toEqual(before);
  {
    using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
    for (const table of PART_TABLES) file.exec(`DROP TRIGGER full_${table}`);
  }
  compactAtOnce(storage.documents, how);
  expect(storage.documents.load(KEY).logRows).toBe(0);
  storage.close();
  rmSync(dataDir, { recursive: true });
});

test("RECORD-1 the database itself lets nobody change or remove a row of the record", () => {
  const dataDir = newFolder();
  openSqliteStorage({ dataDir, onDiskBroken }).close();
  using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  file.exec("INSERT INTO record (negotiation, seq, head, entry) VALUES ('talks', 1, 'h', '{}')");
  expect(() => file.exec("UPDATE record SET entry = '{\"a\":1}'")).toThrow("never changed");
  expect(() => file.exec("DELETE FROM record")).toThrow("never pruned");
  expect(file.prepare("SELECT entry FROM record").all()).toEqual([{ entry: "{}" }]);
  rmSync(dataDir, { recursive: true });
});

test("VOTE-6 the database itself lets nobody change or remove what a side has decided", () => {
  const dataDir = newFolder();
  openSqliteStorage({ dataDir, onDiskBroken }).close();
  using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
  file.exec(
    "INSERT INTO side_log (negotiation, side, seq, entry, seat, key) VALUES ('talks', 'a', 1, '{}', 's', 'k')",
  );
  expect(() => file.exec("UPDATE side_log SET entry = '{\"a\":1}'")).toThrow("never changed");
  expect(() => file.exec("DELETE FROM side_log")).toThrow("never pruned");
  expect(file.prepare("SELECT entry FROM side_log").all()).toEqual([{ entry: "{}" }]);
  rmSync(dataDir, { recursive: true });
});

/** Returns the version that it had. */
function setVersion(path: string, version: number): number {
  using file = new DatabaseSync(path);
  const before = Number(file.prepare("PRAGMA user_version").get()?.["user_version"]);
  file.exec(`PRAGMA user_version = ${version}`);
  return before;
}
