import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { SetupError, say } from "./say.mjs";
import { readStamp, writeStamp } from "./stamp.mjs";

/** The browser tests read the path of the browser here. */
const ANSWER = ".cache/chromium-path";

const CANDIDATES = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const DEBIAN_PACKAGES = ["chromium", "fonts-liberation"];

/** Finds the Chromium that the tests drive; on Debian as root, installs it first. */
export function findBrowser() {
  if (installed() === undefined) installOnDebian();
  const path = installed();
  if (path === undefined) {
    throw new SetupError(
      `the tests need Chromium. Install it (Debian: apt-get install ${DEBIAN_PACKAGES.join(" ")}), or name one in the variable CHROMIUM.`,
    );
  }
  if (readStamp(ANSWER) !== path) writeStamp(ANSWER, path);
}

function installed() {
  return CANDIDATES.find((path) => path !== "" && existsSync(path));
}

function installOnDebian() {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync("/usr/bin/apt-get")) return;

  say("Installing Chromium for the tests (apt-get) …");
  const args = ["install", "-y", "-qq", "--no-install-recommends", ...DEBIAN_PACKAGES];
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
