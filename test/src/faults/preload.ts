import { spawnSync } from "node:child_process";
import { join } from "node:path";

const SOURCES = join(import.meta.dirname, "preload");

/**
 * Compiles one of the small libraries that stand between the server and the C library, and returns its path, for LD_PRELOAD. The
 * server itself is the real one and knows nothing of it. Setting up the tests has seen to a C compiler (scripts/setup/compiler.mjs).
 */
export function compilePreload(
  name: "record-writes" | "break-disk" | "shift-clock",
  folder: string,
): string {
  const made = join(folder, `${name}.so`);
  const source = join(SOURCES, `${name}.c`);
  const args = ["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", made, source, "-ldl"];
  const { status, stderr } = spawnSync("cc", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name}.c does not compile: ${stderr}`);
  return made;
}
