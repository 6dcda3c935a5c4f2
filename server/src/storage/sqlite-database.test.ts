import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { openDatabase } from "./sqlite-database.ts";

function openOnTrial() {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-database-"));
  const broken: unknown[] = [];
  const database = openDatabase({
    file: join(folder, "trial.sqlite"),
    onDiskBroken: (error) => broken.push(error),
  });
  database.exec("CREATE TABLE note (bytes BLOB NOT NULL) STRICT");
  const write = database.prepare("INSERT INTO note (bytes) VALUES (?)");
  const count = () =>
    database.prepare<{ notes: number }>("SELECT count(*) AS notes FROM note").get()?.notes;
  return {
    database,
    broken,
    write: (size: number) => write.run(new Uint8Array(size)),
    count,
    [Symbol.dispose]: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

test("a commit that has returned is on the disk: the log is written ahead and every commit is synced", () => {
  using trial = openOnTrial();
  const read = (pragma: string) =>
    Object.values(trial.database.prepare<Record<string, unknown>>(`PRAGMA ${pragma}`).get() ?? {});
  expect(read("journal_mode")).toEqual(["wal"]);
  // 2 is FULL; with NORMAL a power cut would take back what was acknowledged.
  expect(read("synchronous")).toEqual([2]);
  expect(read("foreign_keys")).toEqual([1]);
});

test("DISK-2 a full disk is thrown on, stores nothing of its transaction, and is no broken disk", () => {
  using trial = openOnTrial();
  const { database } = trial;
  database.transaction(() => trial.write(10));
  database.exec("PRAGMA max_page_count = 4");
  const fill = () =>
    database.transaction(() => {
      trial.write(10);
      trial.write(100_000);
    });
  expect(fill).toThrow("full");
  expect(trial.count()).toBe(1);
  expect(database.isInTransaction()).toBe(false);

  database.exec("PRAGMA max_page_count = 100000");
  fill();
  expect(trial.count()).toBe(3);
  expect(trial.broken).toEqual([]);
});

test("a transaction takes no promise, because others would come in while it waits", () => {
  using trial = openOnTrial();
  const wait = () =>
    trial.database.transaction(() => {
      trial.write(10);
      return Promise.resolve();
    });
  expect(wait).toThrow("cannot wait");
  expect(trial.count()).toBe(0);
});
