import { spawnSync } from "node:child_process";

import { installOnDebian } from "./debian-packages.mjs";
import { SetupError } from "./say.mjs";

const DEBIAN_PACKAGES = ["gcc", "libc6-dev"];

/** Finds the C compiler with which the tests make a disk and a clock that fail; on Debian as root, installs it first. */
export function findCompiler() {
  // Elsewhere the tests that need it are not run: they put themselves before the C library of Linux.
  if (process.platform !== "linux") return;
  if (!isThere()) installOnDebian("a C compiler", DEBIAN_PACKAGES);
  if (isThere()) return;
  throw new SetupError(
    `the tests need a C compiler under the name cc. Install one (Debian: apt-get install ${DEBIAN_PACKAGES.join(" ")}; Fedora: dnf install gcc; Alpine: apk add gcc musl-dev).`,
  );
}

function isThere() {
  return spawnSync("cc", ["--version"]).status === 0;
}
