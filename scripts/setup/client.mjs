import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./places.mjs";
import { nodeProgram } from "./runtime.mjs";
import { SetupError, say } from "./say.mjs";
import { digestOf, readStamp, writeStamp } from "./stamp.mjs";

const STAMP = ".cache/client-built";
const INPUTS = ["client", "shared/src", "pnpm-lock.yaml", "tsconfig.base.json"];

/** Builds the pages when their sources have changed since the last build. */
export function buildClient() {
  const digest = digestOf(INPUTS);
  if (readStamp(STAMP) === digest && existsSync(join(ROOT, "client/dist/index.html"))) return;

  say("Building the pages …");
  const vite = join(ROOT, "client/node_modules/vite/bin/vite.js");
  const result = spawnSync(nodeProgram(), [vite, "build", "--logLevel", "warn"], {
    cwd: join(ROOT, "client"),
    stdio: ["ignore", 2, 2],
  });
  if (result.status !== 0)
    throw new SetupError("the pages did not build; the reason stands above.");
  writeStamp(STAMP, digest);
}
