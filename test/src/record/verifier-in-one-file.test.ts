import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const RECORD = join(ROOT, "docs", "record-vectors", "record.jsonl");

test("VERIFY-8 L17 the verifier in one file checks a record alone in an empty folder, with no package and no setting of this machine", async () => {
  const folder = mkdtempSync(join(tmpdir(), "crosstable-verifier-"));
  const vite = join(ROOT, "client", "node_modules", "vite", "bin", "vite.js");
  const config = join(ROOT, "client", "verifier.config.ts");
  execFileSync(process.execPath, [vite, "build", "--config", config, "--outDir", folder]);
  expect(readdirSync(folder)).toEqual(["crosstable-verify.mjs"]);
  const run = async (...args: string[]): Promise<{ code: number; said: string }> =>
    new Promise((resolve) => {
      const command = [join(folder, "crosstable-verify.mjs"), ...args];
      execFile(process.execPath, command, { env: {}, cwd: folder }, (error, stdout, stderr) =>
        resolve({ code: Number(error?.code ?? 0), said: `${stdout}${stderr}` }),
      );
    });
  const { code, said } = await run(RECORD);
  expect(said).toMatch(/^Everything is right in 9 rows\./);
  expect(code).toBe(0);
  const [, words = ""] = /Fingerprint: (\S+)/.exec(said) ?? [];
  expect((await run(RECORD, "--head", `9:${words}`)).code).toBe(0);
  expect((await run(RECORD, "--head", `10:${words}`)).said).toMatch(/^Row 10 is not right\./);
  const spoiled = join(folder, "spoiled.jsonl");
  writeFileSync(spoiled, readFileSync(RECORD, "utf8").replace("2.5 %", "3.5 %"));
  expect(await run(spoiled)).toMatchObject({
    code: 1,
    said: expect.stringMatching(/^Row 6 is not right\./),
  });
  rmSync(folder, { recursive: true });
});
