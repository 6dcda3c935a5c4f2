import { existsSync } from "node:fs";

import { installOnDebian } from "./debian-packages.mjs";
import { SetupError } from "./say.mjs";
import { readStamp, writeStamp } from "./stamp.mjs";

/** The tests read here where the browser is that prints, and the one whose pages they drive. */
const ANSWER = ".cache/chromium-path";
const ANSWER_OF_SHELL = ".cache/chromium-shell-path";

const CANDIDATES = [
  process.env["CHROMIUM"] ?? "",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
/** The same engine without the windows of a desktop: a fifth less work for the same pages, where there is one. */
const SHELL = "/usr/bin/chromium-headless-shell";
const DEBIAN_SHELL = ["chromium-headless-shell"];
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
  keep(ANSWER, path);
  const isNamed = path === process.env["CHROMIUM"];
  // Asked for once: not every release of Debian has it, and without it the tests take longer and nothing more.
  const isFirst = readStamp(ANSWER_OF_SHELL) === undefined;
  if (isFirst && !isNamed && !existsSync(SHELL)) installOnDebian("Chromium's shell", DEBIAN_SHELL);
  keep(ANSWER_OF_SHELL, !isNamed && existsSync(SHELL) ? SHELL : path);
}

function installed() {
  return CANDIDATES.find((path) => path !== "" && existsSync(path));
}

/**
 * @param {string} answer
 * @param {string} path
 */
function keep(answer, path) {
  if (readStamp(answer) !== path) writeStamp(answer, path);
}
