import { existsSync } from "node:fs";

import { installOnDebian } from "./debian-packages.mjs";
import { SetupError } from "./say.mjs";
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
  if (installed() === undefined) installOnDebian("Chromium", DEBIAN_PACKAGES);
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
