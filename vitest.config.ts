import { defineConfig } from "vitest/config";

// Fixed, so that a slow machine and a quick one fail at the same place. A test waits for a
// fact, never for a time; these bound how long a fact that never comes is waited for.
const UNIT_MS = 10_000;
const HOUSE_MS = 30_000;
const BROWSER_MS = 120_000;
/** Vitest's own is a second, in which two browsers on two busy cores do not always get to show what is waited for. */
const POLL_MS = 20_000;

const BROWSER = "src/browser/**/*.test.ts";
// Most faults are made by libraries that stand between the server and the C library of Linux.
const FAULTS = process.platform === "linux" ? [] : ["src/faults/**"];

/** The tests that sit beside their file. */
function beside(name: string, include = "src/**/*.test.{ts,tsx}") {
  return {
    test: {
      name,
      root: name,
      environment: "node",
      include: [include],
      testTimeout: UNIT_MS,
    },
  };
}

/** People in a room: each file has its own house in its process. */
function across(
  name: string,
  files: { include: string[]; exclude?: string[]; isolate?: boolean },
  timeout: number,
) {
  return {
    test: {
      name,
      root: "test",
      environment: "node",
      pool: "forks",
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
      across("test", { include: ["src/**/*.test.ts"], exclude: [BROWSER, ...FAULTS] }, HOUSE_MS),
      // One after the other in the same process: they share its Chromium, and what is loaded of the server, and no more than that.
      across("browser", { include: [BROWSER], isolate: false }, BROWSER_MS),
    ],
  },
});
