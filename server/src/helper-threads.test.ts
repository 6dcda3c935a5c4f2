import { readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";

import { expect, test } from "vitest";

import { letHelpersGiveWay } from "./helper-threads.ts";

test("the threads beside the program give way to it, and it keeps its own place", () => {
  const before = getPriority();
  const count = letHelpersGiveWay();
  if (process.platform !== "linux") return expect(count).toBe(0);
  const named = readdirSync("/proc/self/task").filter((task) =>
    readFileSync(`/proc/self/task/${task}/comm`, "utf8").startsWith("V8Worker"),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(count).toBeGreaterThanOrEqual(named.length);
  for (const task of named) expect(getPriority(Number(task))).toBeGreaterThan(before);
  return expect(getPriority()).toBe(before);
});
