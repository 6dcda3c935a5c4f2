import { createHash } from "node:crypto";

import { draftRoot } from "@crosstable/shared/documents/caucus";
import { matrixRow, matrixTalks } from "@crosstable/shared/documents/matrix";
import { cellKey } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import type { Manifest } from "@crosstable/shared/papers/manifest";
import { testPaperSource } from "@crosstable/shared/papers/papers-for-tests";
import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { caucusContent } from "../sync/caucus-content.ts";
import { sideArchive } from "./archive.ts";

const RATES = mustProposalId("w-2");

function element(name: string, ...children: (Y.XmlElement | string)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(
    0,
    children.map((child) => (typeof child === "string" ? new Y.XmlText(child) : child)),
  );
  return made;
}

/** A caucus with one thing of every kind in it. */
function caucus(): Y.Doc {
  const doc = new Y.Doc();
  const heading = element("heading", "Before we go back");
  const task = element("taskItem", element("paragraph", "Cost it"));
  task.setAttribute("checked", true as unknown as string);
  const mention = element("mention");
  mention.setAttribute("label", "Guild staff 1");
  mention.setAttribute("mentionSuggestionChar", "@");
  const inner = element("bulletList", element("listItem", element("paragraph", "Nested <item>")));
  const list = element("bulletList", element("listItem", element("paragraph", "Outer"), inner));
  const cells = ["Window", "Rate", "One", "Two"].map((words) =>
    element("tableCell", element("paragraph", words)),
  );
  const table = element(
    "table",
    element("tableRow", ...cells.slice(0, 2)),
    element("tableRow", ...cells.slice(2)),
  );
  doc
    .getXmlFragment("notes")
    .insert(0, [
      heading,
      element("paragraph", "Ask ", mention, " first."),
      element("taskList", task),
      list,
      table,
    ]);
  doc.getText(draftRoot(RATES)).insert(0, "1. Our next text.");
  doc.getMap("cells").set(cellKey(RATES, "floor"), { value: "0.4 %", at: "2026-01-07T00:00:00Z" });
  doc.getMap("cells").set(cellKey(RATES, "forged"), "no cell");
  return doc;
}

async function archive(): Promise<ReadonlyMap<string, Uint8Array>> {
  const source = testPaperSource();
  const { state, mark } = source;
  const rows = [...state.proposals.values()].map(matrixRow);
  const { file } = await sideArchive({
    side: "a",
    source,
    talks: matrixTalks(state, mark),
    rows,
    worksheet: new Map(),
    caucus: caucusContent(caucus()),
  });
  return new Map(Object.entries(unzipSync(new Uint8Array(await file.arrayBuffer()))));
}

test("ARCHIVE-1 an archive holds caucus, record, papers and matrix, each readable, and lists every file's hash", async () => {
  const files = await archive();
  const read = (path: string): string => strFromU8(files.get(path) ?? new Uint8Array());
  const page = read("caucus/caucus.html");
  for (const words of [
    "Private to Guild",
    "<h3>Before we go back</h3>",
    "Ask @Guild staff 1 first.",
    "[done] Cost it",
    "<li>Outer</li><li>– Nested &lt;item&gt;</li>",
    '<th scope="col">Window</th>',
    "Our next text.",
    "Floor (private to Guild): 0.4 %",
  ])
    expect(page).toContain(words);
  expect(JSON.parse(read("caucus/caucus.json"))).toMatchObject({
    format: "crosstable-caucus",
    side: "a",
    drafts: [{ proposal: "w-2", text: "1. Our next text." }],
    cells: { "w-2/floor": { value: "0.4 %" } },
  });
  expect(read("caucus/private-columns.csv")).toContain('"0.4 %"');

  const manifest = JSON.parse(read("manifest.json")) as Manifest;
  const own = new Set(["manifest.json", "READ-ME.txt"]);
  const listed = manifest.files.map(({ path }) => path);
  expect(listed).toEqual([...files.keys()].filter((path) => !own.has(path)).toSorted());
  expect(listed).toHaveLength(16);
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

test("ARCHIVE-2 no file outside the caucus folder holds a word of the caucus", async () => {
  for (const [path, bytes] of await archive()) {
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
