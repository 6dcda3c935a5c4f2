import { createHash } from "node:crypto";

import { CAUCUS_ROOTS } from "@crosstable/shared/documents/caucus";
import { mustProposalId } from "@crosstable/shared/ids";
import { mustAsRead } from "@crosstable/shared/moves/as-read-for-tests";
import { guildChief } from "@crosstable/shared/moves/talks-for-tests";
import type { Manifest } from "@crosstable/shared/papers/manifest";
import { paperTalks } from "@crosstable/shared/papers/papers-for-tests";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";

import { plantWords, WORDS } from "../sync/caucus-words-for-tests.ts";
import { archiveOf, caucus, INVITED, VOTES } from "./archive-for-tests.ts";

test("ARCHIVE-1 an archive holds caucus, record, papers and matrix, each readable, and lists every file's hash", async () => {
  const files = await archiveOf(caucus());
  const read = (path: string): string => strFromU8(files.get(path) ?? new Uint8Array());
  const page = read("caucus/caucus.html");
  for (const words of [
    "Private to Guild",
    "<h3>Before we go back</h3>",
    "Ask @Guild staff 1 first.",
    "[done] Cost it",
    "<li>Outer<ul><li>Nested &lt;item&gt;</li></ul></li>",
    "<tr><td>Window</td><td>Rate</td></tr>",
    "Our next text.",
    "Floor (private to Guild): 0.4 %",
  ])
    expect(page).toContain(words);
  expect(JSON.parse(read("caucus/caucus.json"))).toMatchObject({
    format: "crosstable-caucus",
    side: "a",
    drafts: [{ proposal: "w-2", text: "1. Our next text.", read: null }],
    cells: { "w-2/floor": { value: "0.4 %" } },
  });
  expect(read("caucus/private-columns.csv")).toContain('"0.4 %"');

  const manifest = JSON.parse(read("manifest.json")) as Manifest;
  const own = new Set(["manifest.json", "READ-ME.txt"]);
  const listed = manifest.files.map(({ path }) => path);
  expect(listed).toEqual([...files.keys()].filter((path) => !own.has(path)).toSorted());
  expect(listed).toHaveLength(18);
  for (const { path, bytes, sha256: hash } of manifest.files) {
    const content = files.get(path) ?? new Uint8Array();
    expect(bytes).toBe(content.byteLength);
    expect(createHash("sha256").update(content).digest("hex")).toBe(hash);
  }
  expect(read("READ-ME.txt")).toContain(manifest.head);
  const last = JSON.parse(read("record/record.jsonl").trimEnd().split("\n").at(-1) ?? "{}") as {
    end: unknown;
  };
  expect(last.end).toEqual({ seq: manifest.seq, head: manifest.head });
});

test("ARCHIVE-1 the matrix in the archive follows from the same row as its head", async () => {
  const talks = paperTalks();
  const proposal = mustProposalId("w-3");
  const words = "The guild's.";
  mustAsRead(talks, guildChief, { kind: "answer-hold", proposal, pass: 1, words });
  const files = await archiveOf(caucus(), talks);
  const read = (path: string): string => strFromU8(files.get(path) ?? new Uint8Array());
  const manifest = JSON.parse(read("manifest.json")) as Manifest;
  expect(manifest.seq).toBe(talks.entries.length);
  const matrix = read("matrix/matrix.csv");
  expect(matrix.match(/"W-\d+"/g)).toEqual(['"W-1"', '"W-2"', '"W-3"', '"W-4"', '"W-10"']);
  expect(matrix).not.toContain("On hold");
});

test("ARCHIVE-2 no file outside the caucus folder holds a word of the caucus", async () => {
  for (const [path, bytes] of await archiveOf(caucus())) {
    if (path.startsWith("caucus/")) continue;
    const isZip = /\.(?:docx|xlsx)$/.test(path);
    const words = isZip
      ? Object.values(unzipSync(bytes))
          .map((part) => strFromU8(part))
          .join("\n")
      : strFromU8(bytes);
    expect(words).not.toMatch(/Our next text|0\.4 %|Cost it|Nested/);
  }
});

test("ARCHIVE-1 every root of a caucus is in the archive, to read and as data, and so is every vote", async () => {
  const doc = caucus();
  plantWords(doc);
  const files = await archiveOf(doc);
  const read = (path: string): string => strFromU8(files.get(path) ?? new Uint8Array());
  expect(Object.keys(WORDS)).toEqual(expect.arrayContaining([...CAUCUS_ROOTS]));
  for (const path of ["caucus/caucus.html", "caucus/caucus.json"]) {
    const text = read(path);
    for (const word of Object.values(WORDS)) expect(text, `${word} in ${path}`).toContain(word);
    for (const { question } of VOTES.votes) expect(text).toContain(question);
    expect(text).toContain("Knot of the voted text.");
    expect(text).toMatch(/Bob East(?:: |",\s*"choice": ")abstain/);
  }
  const page = read("caucus/caucus.html");
  expect(page).toContain("West 1–0 (1 abstained). Carried, in every body with its quorum.");
  expect(page).toContain("West 0–1. Not carried: not carried in West.");
});

test("ARCHIVE-2 how whoever takes the archive away has voted in secret is not in it", async () => {
  const files = await archiveOf(caucus());
  const data = strFromU8(files.get("caucus/caucus.json") ?? new Uint8Array());
  expect(data).toContain("Shall we take this in secret?");
  expect(data).not.toContain('"mine"');
  const { votes } = JSON.parse(data) as { votes: { votes: { ballots: unknown }[] } };
  expect(votes.votes.map(({ ballots }) => ballots === null)).toEqual([true, false]);
});

test("ARCHIVE-1 MEDIATOR-5 when a mediator could read the caucus is in the archive, on its paper and as data", async () => {
  const files = await archiveOf(caucus());
  const read = (path: string): string => strFromU8(files.get(path) ?? new Uint8Array());
  expect((JSON.parse(read("caucus/caucus.json")) as { invitations: unknown }).invitations).toEqual(
    INVITED,
  );
  const page = read("caucus/caucus.html");
  for (const words of [
    "Mediator: since 5 January 2026, 12:00, until 5 January 2026, 12:30. Let in by Guild chief.",
    "Mediator: 4 January 2026, 12:00 to 4 January 2026, 12:05. Let in by Guild chief, until 4 January 2026, 12:30. Ended when the host changed the mediator’s seat or link.",
    "Mediator: 3 January 2026, 12:00 to 3 January 2026, 12:30. Let in by Guild chief. Ended at its time.",
    "Mediator: 2 January 2026, 12:00 to 2 January 2026, 12:10. Let in by Guild chief, until 2 January 2026, 12:30. Then Guild chief gave it another end.",
    "Mediator: 1 January 2026, 12:00 to 1 January 2026, 12:20. Let in by Guild chief, until 1 January 2026, 12:30. Ended by Guild second.",
  ])
    expect(page).toContain(words);
  const told = [...files.keys()].filter((path) => read(path).includes("Let in by"));
  expect(told).toEqual(["caucus/caucus.html"]);
});
