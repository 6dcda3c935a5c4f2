import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./places.mjs";
import { SetupError, say } from "./say.mjs";

const BUNDLED = join(ROOT, "node_modules/.bin/node");

/**
 * The Node that will run Crosstable: the one that came with the packages (on Linux with
 * glibc), else the system's own, if it is new enough.
 */
export function checkRuntime() {
  if (existsSync(BUNDLED) && !runs(BUNDLED)) {
    say("The Node that came with the packages does not run on this system; using yours.");
    // npm puts this folder first on the PATH of every script, so it has to go.
    rmSync(BUNDLED);
  }
  if (existsSync(BUNDLED)) return;

  const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const oldest = String(engines.node).replace(">=", "");
  if (isOlder(process.versions.node, oldest)) {
    throw new SetupError(
      `Crosstable needs Node ${oldest} or newer, and this is ${process.versions.node}. Install a newer Node, then run the same command again.`,
    );
  }
}

/** The program that runs the tools: never the old system Node when a newer one is here. */
export function nodeProgram() {
  return existsSync(BUNDLED) ? BUNDLED : process.execPath;
}

/** @param {string} program */
function runs(program) {
  // A run of the bundled Node has proved itself by getting here.
  if (process.execPath.includes("node-linux-")) return true;
  return spawnSync(program, ["--version"]).status === 0;
}

/**
 * @param {string} version
 * @param {string} oldest
 */
function isOlder(version, oldest) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split(".").map(Number);
  return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
