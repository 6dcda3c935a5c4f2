import { execFile } from "node:child_process";
import { join } from "node:path";

const COMMAND = join(import.meta.dirname, "..", "..", "..", "scripts", "crosstable.mjs");

/** Runs the command as somebody would who has a file and no server. Gives its exit code and all that it said. */
export async function crosstable(...args: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    // Nothing of this environment: no server, no settings.
    execFile(process.execPath, [COMMAND, ...args], { env: {} }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
    );
  });
}
