import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { openSqliteStorage } from "../storage/sqlite-storage.ts";
import { compactAtOnce } from "../storage/storage.ts";
import { meteredStorage } from "./metered-storage.ts";

const ROW = { key: "talks/worksheet", update: Uint8Array.of(0, 0) };

test("METRICS-1 a transaction is timed once with those inside it, a failed one is counted as failed, and what they do is the same", () => {
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-metered-"));
  const disk = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  const seen: string[] = [];
  const storage = meteredStorage(disk, {
    stored: (ms) => seen.push(ms > 0 ? "stored" : "no time"),
    failed: () => seen.push("failed"),
    compacted: () => seen.push("compacted"),
  });
  const append = () => storage.documents.append([ROW]);
  storage.transaction(() => storage.transaction(append));
  expect(seen.splice(0)).toEqual(["stored"]);
  expect(storage.documents.load(ROW.key).logRows).toBe(1);

  const fail = () => {
    append();
    throw new Error("disk full");
  };
  expect(() => storage.transaction(fail)).toThrow("disk full");
  expect(seen.splice(0)).toEqual(["failed"]);
  expect(storage.documents.load(ROW.key).logRows).toBe(1);

  const { lastRow } = storage.documents.load(ROW.key);
  compactAtOnce(storage.documents, { key: ROW.key, snapshot: ROW.update, throughRow: lastRow });
  expect(seen).toEqual(["compacted"]);
  expect(storage.documents.load(ROW.key).logRows).toBe(0);
  storage.close();
  rmSync(dataDir, { recursive: true });
});
