#!/usr/bin/env node
// `npx crosstable verify FILE`: the one command that needs no server. Any Node starts it; the one that came with the packages runs it.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./setup/places.mjs";

const [, , command, ...rest] = process.argv;
if (command !== "verify") {
  process.stderr.write("crosstable verify FILE\n");
  process.exit(2);
}
const own = join(ROOT, "node_modules", ".bin", "node");
const node = existsSync(own) ? own : process.execPath;
const verifier = join(ROOT, "server", "src", "verify.ts");
const { status } = spawnSync(node, [verifier, ...rest], { stdio: "inherit" });
process.exit(status ?? 2);
