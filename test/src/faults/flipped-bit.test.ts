import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { SNAPSHOT_PART_BYTES } from "@crosstable/server/storage/sqlite-snapshot-parts";
import { DATABASE_FILE, openSqliteStorage } from "@crosstable/server/storage/sqlite-storage";
import { compactAtOnce } from "@crosstable/server/storage/storage";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { chanceFrom } from "../harness/chance.ts";

const FLIPS = 300;
/** Always the same, because the file is: by hand, with others and 8,000 flips each, it takes a while. */
const SEED = 20_071_022;
const KEYS = ["talks/worksheet", "talks/caucus.a", "talks/caucus.b"];
const ROWS = 60;
/** After which rows each document has a snapshot made of it. */
const SNAPSHOTS_AFTER: readonly (readonly number[])[] = [[30], [], [20, 40]];
/** The last of them has snapshots that are kept in parts. */
const LONG = "l".repeat(1.5 * SNAPSHOT_PART_BYTES);

/** Three documents: with a snapshot and a log beyond it, with a log alone, and with two long snapshots. Returns what each holds. */
function writeDocuments(dataDir: string): Map<string, string> {
  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  const held = new Map<string, string>();
  for (const [index, key] of KEYS.entries()) {
    const doc = new Y.Doc();
    doc.clientID = index + 1;
    doc.on("update", (update: Uint8Array) => {
      storage.transaction(() => storage.documents.append([{ key, update }]));
    });
    if (index === KEYS.length - 1) doc.getMap(WORKSHEET_CELLS).set("W-long/remarks", LONG);
    for (let row = 0; row < ROWS; row += 1) {
      doc.getMap(WORKSHEET_CELLS).set(`W-${row}/remarks`, `what stands in cell ${row}`);
      if (SNAPSHOTS_AFTER[index]?.includes(row) !== true) continue;
      const { lastRow } = storage.documents.load(key);
      compactAtOnce(storage.documents, {
        key,
        snapshot: Y.encodeStateAsUpdate(doc),
        throughRow: lastRow,
      });
    }
    held.set(key, JSON.stringify(doc.getMap(WORKSHEET_CELLS)));
  }
  storage.close();
  return held;
}

/** What each document holds; "refused" where the storage or the document says that it cannot be read. */
function readDocuments(dataDir: string): Map<string, string> {
  let storage;
  try {
    storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  } catch {
    return new Map(KEYS.map((key) => [key, "refused"]));
  }
  const found = new Map<string, string>();
  for (const key of KEYS) {
    try {
      const doc = new Y.Doc();
      for (const update of storage.documents.load(key).updates) Y.applyUpdate(doc, update);
      const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
      found.set(key, isWhole ? JSON.stringify(doc.getMap(WORKSHEET_CELLS)) : "refused");
    } catch {
      found.set(key, "refused");
    }
  }
  storage.close();
  return found;
}

test("DISK-6 D12 a flipped bit anywhere in the database changes no document in silence: it is found, or it makes no difference", () => {
  const chance = chanceFrom(SEED);
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-flipped-"));
  const file = join(dataDir, DATABASE_FILE);
  const held = writeDocuments(dataDir);
  const whole = readFileSync(file);
  const changed: string[] = [];
  const tally = { same: 0, refused: 0 };
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const bytes = Buffer.from(whole);
    const at = Math.floor(chance() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8));
    writeFileSync(file, bytes);
    for (const suffix of ["-wal", "-shm"]) rmSync(`${file}${suffix}`, { force: true });
    for (const [key, content] of readDocuments(dataDir)) {
      if (content === "refused") tally.refused += 1;
      else if (content === held.get(key)) tally.same += 1;
      else changed.push(`${key} at byte ${at}`);
    }
  }
  expect(changed, `seed ${SEED}`).toEqual([]);
  expect(tally.refused).toBeGreaterThan(0);
  expect(tally.same).toBeGreaterThan(0);
  rmSync(dataDir, { recursive: true });
});
