import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const RULE = /\*\*([A-Z]{3,}-\d+)\*\*/g;

function tracked(...patterns: string[]): string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "--", ...patterns],
    {
      cwd: ROOT,
      encoding: "utf8",
    },
  );
  return listed.split("\n").filter((path) => path !== "" && existsSync(join(ROOT, path)));
}

function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

describe("the documents tell the truth", () => {
  test("every promise of RULES.md has a test that cites it", () => {
    const rules = [...read("RULES.md").matchAll(RULE)].map(([, id]) => id ?? "");
    const tests = tracked("*.test.ts", "*.test.tsx", "*.contract.ts").map(read).join("\n");
    expect(rules.length).toBeGreaterThan(30);
    expect(
      rules.filter((id) => !new RegExp(`["\`](?:[A-Z]+-\\d+,? )*${id}\\b`).test(tests)),
    ).toEqual([]);
    expect(new Set(rules).size).toBe(rules.length);
  });

  test("every promise that a test cites stands in RULES.md", () => {
    const rules = new Set([...read("RULES.md").matchAll(RULE)].map(([, id]) => id ?? ""));
    const titles = tracked("*.test.ts", "*.test.tsx", "*.contract.ts").flatMap((path) => [
      ...read(path).matchAll(/^\s*test\(\s*["`]((?:[A-Z][A-Z-]+-\d+[ ,]+)+)/gm),
    ]);
    const cited = titles.flatMap(([, ids]) => (ids ?? "").split(/[ ,]+/)).filter(Boolean);
    expect(cited.length).toBeGreaterThan(100);
    expect(cited.filter((id) => !rules.has(id))).toEqual([]);
  });

  test("every path that a document names is there", () => {
    const missing = tracked("*.md").flatMap((document) =>
      [
        ...read(document).matchAll(
          /`((?:[\w@.-]+\/)+[\w.-]+\.(?:tsx?|mjs|json|md|css|png))`|\]\((?!https?:)([^)#\s]+)\)/g,
        ),
      ]
        .map(([, ticked, linked]) => ticked ?? linked ?? "")
        .filter(
          (path) =>
            !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, dirname(document), path)),
        )
        .map((path) => `${document}: ${path}`),
    );
    expect(missing).toEqual([]);
  });
});
