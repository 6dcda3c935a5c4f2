import { existsSync, readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";

import { expect, test } from "vitest";

import { letHelpersGiveWay } from "./helper-threads.ts";

const TASKS = "/proc/self/task";

function v8Workers(): number[] {
  if (!existsSync(TASKS)) return [];
  const isWorker = (task: string) =>
    readFileSync(`${TASKS}/${task}/comm`, "utf8").startsWith("V8Worker");
  return readdirSync(TASKS).filter(isWorker).map(Number);
}

test("on Linux the threads beside the program give way to it, and it keeps its own place", () => {
  const own = getPriority();
  const count = letHelpersGiveWay();
  const workers = v8Workers();
  expect(workers.length > 0).toBe(process.platform === "linux");
  expect(count).toBeGreaterThanOrEqual(workers.length);
  for (const task of workers) expect(getPriority(task)).toBeGreaterThan(own);
  expect(getPriority()).toBe(own);
});
