import { join } from "node:path";

import { defineConfig } from "vitest/config";

// Fixed, so that a slow machine and a quick one fail at the same place. A test waits for a
// fact, never for a time; these bound how long a fact that never comes is waited for.
const UNIT_MS = 10_000;
const HOUSE_MS = 30_000;
const BROWSER_MS = 120_000;
/** Vitest's own is a second, in which two browsers on two busy cores do not always get to show what is waited for. */
const POLL_MS = 20_000;

const BROWSER = "src/browser/**/*.test.ts";
const SAY_WHAT_STOOD = join(import.meta.dirname, "test/src/browser/say-what-stood.ts");
// Most faults are made by libraries that stand between the server and the C library of Linux.
const FAULTS = process.platform === "linux" ? [] : ["src/faults/**"];

/** Tests that put bounds in place of the real ones, or weigh the memory of their process: they have one for themselves. */
const ALONE = ["src/**/*-bounds.test.ts", "src/**/frame-fuzz.test.ts"];

/** The tests that sit beside their file. Those of one process share what they load: to load it anew for each took longer than the tests. */
function beside(name: string, include = "src/**/*.test.{ts,tsx}") {
  return {
    test: {
      name,
      root: name,
      environment: "node",
      include: [include],
      exclude: ALONE,
      isolate: false,
      testTimeout: UNIT_MS,
    },
  };
}

function alone(room: string) {
  return {
    test: {
      name: `${room}-alone`,
      root: room,
      environment: "node",
      include: ALONE,
      testTimeout: UNIT_MS,
    },
  };
}

/** People in a room: each file opens its own house. One after the other in the same process, they share what is loaded of the server and their Chromium, and no more than that. */
function across(
  name: string,
  files: { include: string[]; exclude?: string[]; setupFiles?: string[] },
  timeout: number,
) {
  return {
    test: {
      name,
      root: "test",
      environment: "node",
      pool: "forks",
      isolate: false,
      ...files,
      testTimeout: timeout,
      hookTimeout: timeout,
      expect: { poll: { timeout: POLL_MS } },
    },
  };
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    // A test in a browser waits more than it works, so two at a time end in little more than half the time, on two cores as well.
    maxWorkers: 2,
    projects: [
      beside("lint", "*.test.ts"),
      beside("shared"),
      beside("server"),
      beside("client"),
      alone("shared"),
      alone("server"),
      across("test", { include: ["src/**/*.test.ts"], exclude: [BROWSER, ...FAULTS] }, HOUSE_MS),
      across("browser", { include: [BROWSER], setupFiles: [SAY_WHAT_STOOD] }, BROWSER_MS),
    ],
  },
});
