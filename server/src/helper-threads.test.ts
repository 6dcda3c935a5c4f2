import { existsSync, readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";

import { expect, test } from "vitest";

import { letHelpersGiveWay, ownBuffers, startBeside } from "./helper-threads.ts";

const TASKS = "/proc/self/task";

function tasks(): number[] {
  return existsSync(TASKS) ? readdirSync(TASKS).map(Number) : [];
}

function v8Workers(): number[] {
  return tasks().filter((task) =>
    readFileSync(`${TASKS}/${task}/comm`, "utf8").startsWith("V8Worker"),
  );
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

test("a thread started beside gives way before it has done anything, and the program keeps its own place", async () => {
  const own = getPriority();
  const before = new Set(tasks());
  const thread = startBeside(new URL("data:text/javascript,setInterval(() => undefined, 1000)"));
  const started = tasks().filter((task) => !before.has(task));
  expect(started.length > 0).toBe(process.platform === "linux");
  for (const task of started) expect(getPriority(task)).toBeGreaterThan(own);
  expect(getPriority()).toBe(own);
  await thread.terminate();
});

test("bytes that have a buffer of their own are moved to a thread, and those that share one are copied", () => {
  const [own, shared] = [Uint8Array.of(1, 2), Uint8Array.of(3, 4, 5)];
  const part = shared.subarray(1);
  const moved = structuredClone([own, part], { transfer: ownBuffers([own, part]) });
  expect(moved).toEqual([Uint8Array.of(1, 2), Uint8Array.of(4, 5)]);
  expect([own.byteLength, [...shared]]).toEqual([0, [3, 4, 5]]);
});
