import { readFileSync } from "node:fs";
import { join } from "node:path";

const FOUND = join(import.meta.dirname, "..", "..", "..", ".cache");

/** Where the browser is that setup found or installed. */
export function chromiumPath(): string {
  return readFileSync(join(FOUND, "chromium-path"), "utf8").trim();
}

/** The browser whose pages the tests drive: the same, or its shell without windows. */
export function shellPath(): string {
  return readFileSync(join(FOUND, "chromium-shell-path"), "utf8").trim();
}
