import {
  CAUCUS_CELLS,
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
  CAUCUS_ROOTS,
  CAUCUS_SUPPOSALS,
  draftRoot,
  type CaucusRoot,
} from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { MAX_CELL_CHARS, MAX_PASS_TEXT_CHARS } from "@crosstable/shared/limits";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { keptText } from "./kept-text.ts";

const CAUCUS = { kind: "caucus", side: "a" } as const;
const AT = "2026-01-07T00:00:00Z";
const HASH = "0".repeat(64);
const PROPOSAL = {
  number: "lapwing",
  title: "curlew",
  subject: "bittern",
  category: "dotterel",
  article: "whimbrel",
  currentLanguage: "redshank",
};

/** What is put under a root, and the words of it that a person wrote or took in. A new root is missing here until it has some. */
const PLANTED: Readonly<
  Record<CaucusRoot | "draft", { plant: (doc: Y.Doc) => void; words: readonly string[] }>
> = {
  draft: {
    plant: (doc) => doc.getText(draftRoot(mustProposalId("w-1"))).insert(0, "garganey"),
    words: ["Draft of w-1", "garganey"],
  },
  notes: {
    plant: (doc) => {
      const line = new Y.XmlElement("paragraph");
      line.insert(0, [new Y.XmlText("dunlin")]);
      doc.getXmlFragment(CAUCUS_NOTES).insert(0, [line]);
    },
    words: ["Notes", "dunlin"],
  },
  cells: {
    plant: (doc) => doc.getMap(CAUCUS_CELLS).set("w-1/floor", { value: "godwit", at: AT }),
    words: ["Private columns", "w-1/floor: godwit"],
  },
  new: {
    plant: (doc) => doc.getMap(CAUCUS_NEW).set("n-1", { id: "n-1", ...PROPOSAL }),
    words: ["New, not on the table", "n-1", ...Object.values(PROPOSAL)],
  },
  received: {
    plant: (doc) =>
      doc.getMap(CAUCUS_RECEIVED).set("r-1", { id: "r-1", ...PROPOSAL, text: "knot" }),
    words: ["Received on paper", ...Object.values(PROPOSAL), "knot"],
  },
  supposals: {
    plant: (doc) =>
      doc
        .getMap(CAUCUS_SUPPOSALS)
        .set("s-1", { proposal: "w-2", text: "turnstone", by: "Ann West", at: AT }),
    words: ["Supposed across the table", "w-2", "turnstone", "Ann West", AT],
  },
  imports: {
    plant: (doc) =>
      doc.getMap(CAUCUS_IMPORTS).set("i-1", {
        id: "i-1",
        kind: "received",
        source: "plover.csv",
        at: AT,
        rows: [{ id: "r-1", hash: HASH }],
      }),
    words: ["Imports", "plover.csv", AT],
  },
  reads: {
    plant: (doc) => doc.getMap(CAUCUS_READS).set("w-1", { pass: 1, hash: HASH, by: "Bob East" }),
    words: ["Drafts read against a pass", "w-1: Bob East"],
  },
};

test.each([...CAUCUS_ROOTS, "draft"] as const)(
  "SAVE-5 what a person has under %s of a caucus is in the text that is given back",
  (root) => {
    const doc = new Y.Doc();
    PLANTED[root].plant(doc);
    const text = keptText(CAUCUS, doc);
    for (const word of PLANTED[root].words) expect(text).toContain(word);
  },
);

test("SAVE-5 a caucus with words in every root gives each of them back under its heading", () => {
  const doc = new Y.Doc();
  for (const { plant } of Object.values(PLANTED)) plant(doc);
  const parts = keptText(CAUCUS, doc)?.split("\n\n") ?? [];
  expect(parts).toHaveLength(CAUCUS_ROOTS.length + 1);
  for (const { words } of Object.values(PLANTED)) {
    const [heading = ""] = words;
    const part = parts.find((each) => each.startsWith(`${heading}\n`));
    for (const word of words) expect(part).toContain(word);
  }
});

test("SAVE-5 proposals under one heading stand apart", () => {
  const doc = new Y.Doc();
  for (const id of ["n-1", "n-2"]) doc.getMap(CAUCUS_NEW).set(id, { id, title: `Title of ${id}` });
  expect(keptText(CAUCUS, doc)).toBe(
    "New, not on the table\nProposal: n-1\nTitle: Title of n-1\n\nProposal: n-2\nTitle: Title of n-2",
  );
});

test("SAVE-5 words that are too long for the server to take are given back too", () => {
  const doc = new Y.Doc();
  const value = "x".repeat(MAX_CELL_CHARS + 1);
  const text = "y".repeat(MAX_PASS_TEXT_CHARS + 1);
  doc.getMap(CAUCUS_CELLS).set("w-1/floor", { value, at: AT });
  doc.getMap(CAUCUS_RECEIVED).set("r-1", { id: "r-1", ...PROPOSAL, text });
  expect(keptText(CAUCUS, doc)).toContain(value);
  expect(keptText(CAUCUS, doc)).toContain(text);
});

test("SAVE-5 the words of a worksheet are given back", () => {
  const doc = new Y.Doc();
  doc.getMap(WORKSHEET_CELLS).set("w-1/remarks", { value: "sanderling", at: AT });
  expect(keptText({ kind: "worksheet" }, doc)).toBe("Worksheet\nw-1/remarks: sanderling");
});

test("SAVE-5 a document without words gives nothing back", () => {
  const doc = new Y.Doc();
  doc.getText(draftRoot(mustProposalId("w-1")));
  doc.getMap(CAUCUS_CELLS).set("w-1/floor", { value: "", at: AT });
  doc.getMap(CAUCUS_NEW).set("n-1", "no proposal");
  for (const name of [CAUCUS, { kind: "worksheet" } as const]) {
    expect(keptText(name, new Y.Doc())).toBeNull();
    expect(keptText(name, doc)).toBeNull();
  }
});
