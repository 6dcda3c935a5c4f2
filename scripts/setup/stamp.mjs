import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { ROOT } from "./places.mjs";

const NOT_SOURCES = new Set(["node_modules", "dist"]);

/**
 * A digest of the contents of these files and folders. Contents, not times: a checkout
 * gives every file a new time.
 * @param {string[]} paths relative to the root
 */
export function digestOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder)) {
    const bytes = readFileSync(join(ROOT, path));
    hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  const stats = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(join(ROOT, path))
    .filter((name) => !NOT_SOURCES.has(name))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`));
}

/** @param {string} path */
export function readStamp(path) {
  try {
    return readFileSync(join(ROOT, path), "utf8");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} path
 * @param {string} digest
 */
export function writeStamp(path, digest) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), digest);
}
