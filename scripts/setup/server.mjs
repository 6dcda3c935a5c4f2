import { existsSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./places.mjs";
import { SetupError } from "./say.mjs";

/** Words instead of a stack when there is nothing to start. */
export function checkServer() {
  if (existsSync(join(ROOT, "server/src/main.ts"))) return;
  throw new SetupError("there is no server to start here yet (server/src/main.ts).");
}
