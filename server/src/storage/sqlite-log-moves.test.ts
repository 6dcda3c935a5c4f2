import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setImmediate as turn } from "node:timers/promises";

import { expect, test } from "vitest";

import { openDatabase } from "./sqlite-database.ts";
import { MOVE_LOG_AT_ONCE_FROM_PAGES, MOVE_LOG_FROM_PAGES } from "./sqlite-log-moves.ts";

const PAGE_BYTES = 4_096;
const FRAME_BYTES = PAGE_BYTES + 24;
const PAGES_A_COMMIT = 250;
/** Beside what it holds: its page, and those of the table above it. */
const PAGES_OF_A_ROW = 4;

function openOnTrial() {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-log-moves-"));
  const file = join(folder, "trial.sqlite");
  const database = openDatabase({
    file,
    onDiskBroken: (error) => {
      throw new Error("the disk of the test broke", { cause: error });
    },
  });
  database.exec("CREATE TABLE note (bytes BLOB NOT NULL) STRICT");
  const insert = database.prepare("INSERT INTO note (bytes) VALUES (?)");
  return {
    file,
    /** Writes so many pages and a little more, with these words among them. */
    write: (pages: number, words = "") =>
      insert.run(Buffer.concat([Buffer.from(words), Buffer.alloc(pages * PAGE_BYTES)])),
    inTransaction: (work: () => void) => database.transaction(work),
    /** Whether these words have been moved from the log into the database. */
    isMoved: (words: string) => readFileSync(file).includes(words),
    logPages: () => Math.ceil(statSync(`${file}-wal`).size / FRAME_BYTES),
    [Symbol.dispose]: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

test("a long log is moved into the database after the commit that made it long has returned, a short one is left", async () => {
  using trial = openOnTrial();
  trial.write(10, "short");
  await turn();
  expect(trial.isMoved("short")).toBe(false);

  trial.inTransaction(() => trial.write(MOVE_LOG_FROM_PAGES, "long"));
  expect(trial.isMoved("long")).toBe(false);
  await turn();
  expect([trial.isMoved("short"), trial.isMoved("long")]).toEqual([true, true]);
});

test("a write outside of a transaction is a commit like any other", async () => {
  using trial = openOnTrial();
  trial.write(MOVE_LOG_FROM_PAGES, "alone");
  await turn();
  expect(trial.isMoved("alone")).toBe(true);
});

test("work that never lets the event loop turn cannot make the log grow without end", () => {
  using trial = openOnTrial();
  for (let written = 0; written < 3 * MOVE_LOG_AT_ONCE_FROM_PAGES; written += PAGES_A_COMMIT)
    trial.inTransaction(() => trial.write(PAGES_A_COMMIT));
  const most = MOVE_LOG_AT_ONCE_FROM_PAGES + PAGES_A_COMMIT + PAGES_OF_A_ROW;
  expect(trial.logPages()).toBeLessThan(most);
});

test("while somebody still reads what stood there before, the log stays and everything is written; it is moved later", async () => {
  using trial = openOnTrial();
  using reader = new DatabaseSync(trial.file, { readOnly: true });
  reader.exec("BEGIN");
  reader.prepare("SELECT count(*) FROM note").get();
  trial.write(MOVE_LOG_FROM_PAGES, "first");
  await turn();
  trial.write(1, "second");
  await turn();
  expect([trial.isMoved("first"), trial.isMoved("second")]).toEqual([false, false]);

  reader.exec("COMMIT");
  trial.write(MOVE_LOG_FROM_PAGES, "third");
  await turn();
  expect(["first", "second", "third"].map(trial.isMoved)).toEqual([true, true, true]);
});
