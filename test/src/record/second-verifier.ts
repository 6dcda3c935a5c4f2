import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERIFIER = join(import.meta.dirname, "verify_record.py");

/**
 * The first row of each file that is not right by the second verifier, 0 where all are. Null where there is no Python: the product needs
 * none, so its tests do not either; whoever has none is told what was not compared.
 */
export function secondVerdicts(texts: readonly string[], ...options: string[]): number[] | null {
  if (spawnSync("python3", ["--version"]).error !== undefined) {
    process.stdout.write("There is no python3 here: the second verifier was not compared.\n");
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), "crosstable-second-"));
  const paths = texts.map((text, index) => {
    const path = join(folder, `${index}.jsonl`);
    writeFileSync(path, text);
    return path;
  });
  const said = execFileSync("python3", [VERIFIER, ...options, ...paths], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return said.trim().split("\n").map(Number);
}
