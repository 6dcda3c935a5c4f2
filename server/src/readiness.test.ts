import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { READY_PROBE_EVERY_MS } from "@crosstable/shared/limits";
import { expect, test, vi } from "vitest";

import { openReadiness } from "./readiness.ts";
import { openSqliteStorage } from "./storage/sqlite-storage.ts";

function readinessOnTrial() {
  const dataDir = mkdtempSync(join(tmpdir(), "crosstable-ready-"));
  const storage = openSqliteStorage({ dataDir, onDiskBroken: () => undefined });
  const clock = { nowMs: 0 };
  const compact = vi.spyOn(storage.documents, "compactInSteps");
  const readiness = openReadiness(storage, () => clock.nowMs);
  const close = () => {
    storage.close();
    rmSync(dataDir, { recursive: true });
  };
  return { storage, clock, compact, readiness, [Symbol.dispose]: close };
}

test("HEALTH-1 a disk that takes nothing is told, and told again when it takes something", () => {
  using trial = readinessOnTrial();
  expect(trial.readiness.check()).toEqual({ ready: true });

  trial.compact.mockImplementation(() => {
    throw new Error("database or disk is full");
  });
  trial.clock.nowMs += READY_PROBE_EVERY_MS;
  expect(trial.readiness.check()).toMatchObject({ words: expect.stringContaining("no writing") });

  trial.compact.mockRestore();
  trial.clock.nowMs += READY_PROBE_EVERY_MS;
  expect(trial.readiness.check()).toEqual({ ready: true });
});

test("HEALTH-1 a disk that gives nothing back is told", () => {
  using trial = readinessOnTrial();
  vi.spyOn(trial.storage.documents, "load").mockImplementationOnce(() => {
    throw new Error("a checksum does not match");
  });
  expect(trial.readiness.check().ready).toBe(false);
});

test("HEALTH-1 asking often costs one try of the disk, and leaves one row", () => {
  using trial = readinessOnTrial();
  for (let asked = 0; asked < 100; asked += 1) trial.readiness.check();
  expect(trial.compact).toHaveBeenCalledTimes(1);
  trial.clock.nowMs += READY_PROBE_EVERY_MS;
  trial.readiness.check();
  expect(trial.compact).toHaveBeenCalledTimes(2);
  const { key } = trial.compact.mock.lastCall?.[0] ?? { key: "" };
  expect(trial.storage.documents.load(key).updates).toHaveLength(1);
});

test("HEALTH-1 a house that closes and a disk that broke are not ready any more, whatever the disk says", () => {
  using closing = readinessOnTrial();
  closing.readiness.closing();
  expect(closing.readiness.check()).toMatchObject({ ready: false, words: "The server closes." });
  using broken = readinessOnTrial();
  broken.readiness.diskBroken();
  broken.readiness.closing();
  expect(broken.readiness.check()).toMatchObject({ ready: false, words: "The disk has failed." });
});
