import { readFileSync } from "node:fs";
import { join } from "node:path";

const FOUND = join(import.meta.dirname, "..", "..", "..", ".cache", "chromium-path");

/** Where the browser is that setup found or installed. */
export function chromiumPath(): string {
  return readFileSync(FOUND, "utf8").trim();
}
