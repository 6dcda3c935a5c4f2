import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { PACKAGES, ROOT } from "./places.mjs";
import { SetupError, say } from "./say.mjs";
import { digestOf, readStamp, writeStamp } from "./stamp.mjs";

const STAMP = "node_modules/.crosstable-installed";
/** What npm leaves behind, and pnpm does not clear away. */
const NPM_TREE = "node_modules/.package-lock.json";
const INPUTS = [
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "package.json",
  ...PACKAGES.map((name) => `${name}/package.json`),
];

/** Installs what the lockfile names, with the pnpm that package.json names. */
export function installPackages() {
  const digest = `${process.platform}-${process.arch}-${digestOf(INPUTS)}`;
  if (readStamp(STAMP) === digest && isWhole()) return;

  say("Installing packages (some twenty seconds the first time) …");
  const result = runNpm([
    "exec",
    "--yes",
    `--package=${pnpmVersion()}`,
    "--",
    "pnpm",
    "install",
    "--frozen-lockfile",
    "--reporter=append-only",
  ]);
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}${result.stderr}`);
    throw new SetupError(whyItFailed(`${result.stdout}${result.stderr}`));
  }
  rmSync(join(ROOT, NPM_TREE), { force: true });
  writeStamp(STAMP, digest);
}

/**
 * A stray `npm install` leaves the stamp but not pnpm's tree, and a folder may have been
 * removed by hand.
 */
function isWhole() {
  const has = (/** @type {string} */ path) => existsSync(join(ROOT, path));
  return (
    has("node_modules/.modules.yaml") &&
    !has(NPM_TREE) &&
    PACKAGES.every((name) => has(`${name}/node_modules`))
  );
}

function pnpmVersion() {
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return manifest.packageManager;
}

/**
 * npm by the path it gives its scripts, not through a shell: a shell would find whichever
 * npm stands first, or none.
 * @param {string[]} args
 */
function runNpm(args) {
  const npm = process.env["npm_execpath"] ?? "";
  const [command, first] = npm.endsWith("npm-cli.js") ? [process.execPath, [npm]] : ["npm", []];
  return spawnSync(command, [...first, ...args], {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 64 * 1024 * 1024,
    shell: command === "npm" && process.platform === "win32",
    // pnpm asks before it replaces a tree that npm made, and nobody is there to answer.
    env: { ...process.env, CI: "true" },
  });
}

/** @param {string} output */
function whyItFailed(output) {
  if (/OUTDATED_LOCKFILE/.test(output)) {
    return `pnpm-lock.yaml does not match the package.json files. Run \`npx ${pnpmVersion()} install\` and commit the lockfile.`;
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output)) {
    return "the package registry could not be reached. Check the network, then run the same command again.";
  }
  if (/ENOSPC/.test(output)) return "the disk is full. The packages take about 600 MB.";
  if (/EACCES|EPERM/.test(output)) {
    return "no right to write here. The clone and the home folder must belong to you.";
  }
  return "the packages could not be installed; the reason stands above.";
}
