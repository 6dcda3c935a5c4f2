import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { DataFolderTaken } from "@crosstable/server/storage/data-folder-lock";
import { DATABASE_FILE, openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import type { Storage } from "@crosstable/server/storage/storage";
import { describe, expect, test } from "vitest";

import type { StorageOnTrial } from "./storage-on-trial.ts";
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
    damageSnapshot: (key) => damageRow(dataDir, "document_snapshot", key),
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

/** Returns the version that it had. */
function setVersion(path: string, version: number): number {
  using file = new DatabaseSync(path);
  const before = Number(file.prepare("PRAGMA user_version").get()?.["user_version"]);
  file.exec(`PRAGMA user_version = ${version}`);
  return before;
}
