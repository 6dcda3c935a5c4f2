import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { expect, test } from "vitest";

import { setAsideDamagedLog } from "./wal-check.ts";

const PAGE_BYTES = 4096;
const HEADER_BYTES = 32;
const FRAME_BYTES = 24 + PAGE_BYTES;
/** The first frame whose commit mark ends a sector of 512 bytes: its head begins 8 bytes before that sector's end. */
const PARTED_FRAME = 41;

/** The log of one commit of this many pages, and of some small ones after it, as a killed program leaves it. */
function logOf(commits: { pages: number; thenSmall: number }) {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-wal-check-"));
  const held = new DisposableStack();
  held.defer(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "talks.sqlite");
  const left = join(folder, "left-wal");
  {
    using database = new DatabaseSync(file);
    database.exec(`PRAGMA page_size = ${PAGE_BYTES}; PRAGMA journal_mode = WAL`);
    database.exec("CREATE TABLE edit (bytes BLOB)");
    database.exec("PRAGMA wal_checkpoint(RESTART)");
    database.exec(`INSERT INTO edit VALUES (randomblob(${commits.pages * PAGE_BYTES}))`);
    for (let each = 0; each < commits.thenSmall; each += 1)
      database.exec("INSERT INTO edit VALUES (x'00')");
    copyFileSync(`${file}-wal`, left);
  }
  return {
    harm: (harm: (log: Buffer) => void) => {
      const log = readFileSync(left);
      harm(log);
      writeFileSync(left, log);
    },
    isDamaged: () => setAsideDamagedLog(left),
    setAside: () => readdirSync(folder).filter((name) => name.startsWith("left-wal-damaged-")),
    [Symbol.dispose]: () => held.dispose(),
  };
}

const frameAt = (frame: number): number => HEADER_BYTES + frame * FRAME_BYTES;

test("DISK-8 a last commit that a power cut has torn between a commit mark and its salts is no damage", () => {
  using log = logOf({ pages: 60, thenSmall: 0 });
  expect((frameAt(PARTED_FRAME) + 8) % 512).toBe(0);
  // The sector before kept what the round before had written there: the end of a commit.
  log.harm((bytes) => bytes.writeUInt32BE(60, frameAt(PARTED_FRAME) + 4));
  expect(log.isDamaged()).toBe(false);
  expect(log.setAside()).toEqual([]);
});

test("DISK-8 a flipped bit with two synced commits behind it is damage, and the log is kept beside", () => {
  using log = logOf({ pages: 60, thenSmall: 2 });
  expect(log.isDamaged()).toBe(false);
  log.harm((bytes) => {
    const at = frameAt(PARTED_FRAME) + 100;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  });
  expect(log.isDamaged()).toBe(true);
  expect(log.setAside()).toHaveLength(1);
});
