import { readFileSync } from "node:fs";
import { join } from "node:path";

import { hasSigned } from "@crosstable/server/access/ed25519";
import { recordEntry } from "@crosstable/shared/record/entry";
import { replay } from "@crosstable/shared/record/replay";
import { verifyFile } from "@crosstable/shared/verify/verify-file";
import { expect, test } from "vitest";
import * as z from "zod/mini";

import { vectorsOf } from "./record-vectors.ts";
import { secondVerdicts } from "./second-verifier.ts";

const FOLDER = join(import.meta.dirname, "..", "..", "..", "docs", "record-vectors");
const RECORD = readFileSync(join(FOLDER, "record.jsonl"), "utf8");

/** A way to spoil the record, by its lines counted from 1, and the first row that is then not right. */
const spoiled = z.strictObject({
  what: z.string(),
  edit: z.union([
    z.strictObject({
      replace: z.strictObject({ line: z.int(), find: z.string(), by: z.string() }),
    }),
    z.strictObject({ drop: z.int() }),
    z.strictObject({ repeat: z.int() }),
    z.strictObject({ exchange: z.int() }),
  ]),
  badRow: z.int(),
});
type Edit = z.infer<typeof spoiled>["edit"];
const published = z.strictObject({
  rows: z.array(z.unknown()),
  passes: z.array(z.unknown()),
  spoiled: z.array(spoiled),
});
const VECTORS = published.parse(JSON.parse(readFileSync(join(FOLDER, "vectors.json"), "utf8")));

function edited(edit: Edit): string {
  const lines = RECORD.trimEnd().split("\n");
  if ("drop" in edit) lines.splice(edit.drop - 1, 1);
  else if ("repeat" in edit) lines.splice(edit.repeat, 0, lines[edit.repeat - 1] ?? "");
  else if ("exchange" in edit)
    lines.splice(edit.exchange, 0, ...lines.splice(edit.exchange - 1, 1));
  else {
    const { line, find, by } = edit.replace;
    const before = lines[line - 1] ?? "";
    if (before.split(find).length !== 2) throw new Error(`${find} is not once in line ${line}`);
    lines[line - 1] = before.replace(find, () => by);
  }
  return `${lines.join("\n")}\n`;
}

test("VERIFY-7 the published heads, signed texts and hashes of passes are those of the published record", () => {
  const { rows, passes } = VECTORS;
  expect({ rows, passes }).toEqual(vectorsOf(RECORD));
  const entries = RECORD.trimEnd()
    .split("\n")
    .slice(1, -1)
    .map((line) => recordEntry.parse(JSON.parse(line)));
  const held = [...replay(entries).proposals.values()].flatMap(({ passes: all }) => all);
  for (const pass of vectorsOf(RECORD).passes)
    expect(held).toContainEqual(expect.objectContaining({ number: pass.number, hash: pass.hash }));
});

test("VERIFY-7 L17 both verifiers call the published record right, and each spoiled one bad at the published row", async () => {
  const files = [RECORD, ...VECTORS.spoiled.map(({ edit }) => edited(edit))];
  const rows = [0, ...VECTORS.spoiled.map(({ badRow }) => badRow)];
  const ours = await Promise.all(
    files.map(async (text) => (await verifyFile(text, { hasSigned })).bad?.row ?? 0),
  );
  expect(ours).toEqual(rows);
  expect((await verifyFile(RECORD, { hasSigned })).bad).toBeNull();
  expect(secondVerdicts(files) ?? rows).toEqual(rows);
});
