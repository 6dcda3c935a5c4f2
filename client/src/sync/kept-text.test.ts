import {
  CAUCUS_CELLS,
  CAUCUS_NEW,
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

import { plantWord, plantWords, ROOTS, WORDS } from "./caucus-words-for-tests.ts";
import { keptText } from "./kept-text.ts";

const CAUCUS = { kind: "caucus", side: "a" } as const;
const AT = "2026-01-07T00:00:00Z";
const PROPOSAL = {
  number: "snipe",
  title: "ruff",
  subject: "knot",
  category: "plover",
  article: "godwit",
  currentLanguage: "turnstone",
};
const SUPPOSAL = { proposal: "w-2", text: "sanderling", by: "Ann West", at: AT };

/** What is given back of a place: its heading, and the words with whatever tells where they stood. A new root is missing here until it has some. */
const GIVEN_BACK: Readonly<Record<CaucusRoot | "draft", readonly [string, ...string[]]>> = {
  draft: ["Draft of w-1", WORDS.draft],
  notes: ["Notes", WORDS.notes],
  cells: ["Private columns", `w-2/target: ${WORDS.cells}`],
  new: ["New, not on the table", WORDS.new, "n-1"],
  received: ["Received on paper", WORDS.received],
  supposals: ["Supposed across the table", WORDS.supposals, "w-2", AT],
  imports: ["Imports", WORDS.imports, AT],
  reads: ["Drafts read against a pass", `w-1: ${WORDS.reads}`],
};

test.each(ROOTS)(
  "SAVE-5 what a person has under %s of a caucus is in the text that is given back",
  (root) => {
    const doc = new Y.Doc();
    plantWord(doc, root);
    const text = keptText(CAUCUS, doc);
    const [heading, ...words] = GIVEN_BACK[root];
    expect(text).toMatch(new RegExp(`^${heading}\n`));
    for (const word of words) expect(text).toContain(word);
  },
);

test("SAVE-5 a caucus with words in every root gives each of them back under its heading", () => {
  const doc = new Y.Doc();
  plantWords(doc);
  const parts = keptText(CAUCUS, doc)?.split("\n\n") ?? [];
  expect(ROOTS).toHaveLength(CAUCUS_ROOTS.length + 1);
  expect(parts).toHaveLength(ROOTS.length);
  for (const root of ROOTS) {
    const [heading, ...words] = GIVEN_BACK[root];
    const part = parts.find((each) => each.startsWith(`${heading}\n`));
    for (const word of words) expect(part).toContain(word);
  }
});

test("SAVE-5 every field of a proposal and of a supposal is given back", () => {
  const doc = new Y.Doc();
  doc.getMap(CAUCUS_NEW).set("n-1", { id: "n-1", ...PROPOSAL });
  doc.getMap(CAUCUS_RECEIVED).set("r-1", { id: "r-1", ...PROPOSAL, text: "dotterel" });
  doc.getMap(CAUCUS_SUPPOSALS).set("s-1", SUPPOSAL);
  const [fresh, received, supposed] = keptText(CAUCUS, doc)?.split("\n\n") ?? [];
  for (const word of ["n-1", ...Object.values(PROPOSAL)]) expect(fresh).toContain(word);
  for (const word of [...Object.values(PROPOSAL), "dotterel"]) expect(received).toContain(word);
  for (const word of Object.values(SUPPOSAL)) expect(supposed).toContain(word);
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
