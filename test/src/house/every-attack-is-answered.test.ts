import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { ATTACKS } from "../attack/attack-list.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const COUNTS = { A: 16, Y: 70, R: 16, L: 23, D: 14 } as const;
const SHORTEST_REASON_CHARS = 40;

/** The tests, and the tables from which some of them take their titles. */
function written(): string {
  const listed = execFileSync(
    "git",
    ["ls-files", "--cached", "--others", "--exclude-standard", "--", "*.test.ts", "*/forged-*.ts"],
    { cwd: ROOT, encoding: "utf8" },
  );
  return listed
    .split("\n")
    .filter((path) => path !== "")
    .map((path) => readFileSync(join(ROOT, path), "utf8"))
    .join("\n");
}

test("every attack that is known has a test, or a reason why it cannot be tried here", () => {
  const expected = Object.entries(COUNTS).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`),
  );
  expect(Object.keys(ATTACKS).toSorted()).toEqual(expected.toSorted());
  const unanswered = Object.entries(ATTACKS).filter(([, answered]) =>
    "tests" in answered
      ? answered.tests.length === 0
      : answered.reason.length < SHORTEST_REASON_CHARS,
  );
  expect(unanswered).toEqual([]);
});

test("every test that the list of attacks names is there under that title", () => {
  const code = written();
  const missing = Object.entries(ATTACKS).flatMap(([id, answered]) =>
    "tests" in answered
      ? answered.tests.filter((title) => !hasTitle(code, title)).map((title) => `${id}: ${title}`)
      : [],
  );
  expect(missing).toEqual([]);
});

/** The whole of a string, so that half a title is none. */
function hasTitle(code: string, title: string): boolean {
  return ['"', "`"].some((quote) => code.includes(`${quote}${title}${quote}`));
}
