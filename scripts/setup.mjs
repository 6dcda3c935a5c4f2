// Gets a clone ready, and returns at once when it already is. The scripts in package.json
// run it first (prestart, pretest …): a step of its own, because a shell remembers where it
// found `node`, and the newer Node that this step installs would go unnoticed.
//
// Everything under scripts/setup is plain JavaScript that any Node since 18 can run.

import { findBrowser } from "./setup/browser.mjs";
import { buildClient } from "./setup/client.mjs";
import { findCompiler } from "./setup/compiler.mjs";
import { installPackages } from "./setup/packages.mjs";
import { checkRuntime } from "./setup/runtime.mjs";
import { SetupError, say } from "./setup/say.mjs";

const wanted = new Set(process.argv.slice(2));

try {
  installPackages();
  checkRuntime();
  if (wanted.has("--build")) buildClient();
  if (wanted.has("--tests")) findBrowser();
  if (wanted.has("--tests")) findCompiler();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  say(`Stopped: ${error.message}`);
  process.exitCode = 1;
}
