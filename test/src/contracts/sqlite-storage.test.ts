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
    damage: (key) => {
      using file = new DatabaseSync(join(dataDir, DATABASE_FILE));
      const row = file
        .prepare("SELECT row, bytes FROM document_log WHERE key = ? ORDER BY row DESC LIMIT 1")
        .get(key);
      const bytes = Uint8Array.from(row?.["bytes"] as Uint8Array);
      bytes.set([(bytes[0] ?? 0) ^ 1]);
      file
        .prepare("UPDATE document_log SET bytes = ? WHERE row = ?")
        .run(bytes, row?.["row"] as number);
    },
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
  setVersion(file, 999);
  expect(() => openSqliteStorage({ dataDir, onDiskBroken })).toThrow("newer Crosstable");
  setVersion(file, 1);
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

function setVersion(path: string, version: number): void {
  using file = new DatabaseSync(path);
  file.exec(`PRAGMA user_version = ${version}`);
}
