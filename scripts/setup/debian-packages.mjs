import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { say } from "./say.mjs";

/**
 * Installs packages of Debian, where this is Debian and one may. Whoever asks looks afterwards whether what it needs is there.
 * @param {string} what in words
 * @param {string[]} packages
 */
export function installOnDebian(what, packages) {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return;

  say(`Installing ${what} for the tests (apt-get) …`);
  const args = ["install", "-y", "-qq", "--no-install-recommends", ...packages];
  if (!aptGet(args).ok) {
    // The lists of packages are missing in a fresh image, and old in an old one.
    aptGet(["update", "-qq"]);
    const again = aptGet(args);
    if (!again.ok) process.stderr.write(again.output);
  }
}

/** @param {string[]} args */
function aptGet(args) {
  const result = spawnSync("apt-get", args, {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return { ok: result.status === 0, output: `${result.stdout}${result.stderr}` };
}
