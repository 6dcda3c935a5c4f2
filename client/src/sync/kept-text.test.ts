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

/** Under which heading the words of a place are given back. A new root is missing here until it has one. */
const HEADINGS: Readonly<Record<CaucusRoot | "draft", string>> = {
  draft: "Draft of w-1",
  notes: "Notes",
  cells: "Private columns",
  new: "New, not on the table",
  received: "Received on paper",
  supposals: "Supposed across the table",
  imports: "Imports",
  reads: "Drafts read against a pass",
};

test.each(ROOTS)(
  "SAVE-5 what a person has under %s of a caucus is in the text that is given back",
  (root) => {
    const doc = new Y.Doc();
    plantWord(doc, root);
    const text = keptText(CAUCUS, doc);
    expect(text).toMatch(new RegExp(`^${HEADINGS[root]}\n`));
    expect(text).toContain(WORDS[root]);
  },
);

test("SAVE-5 a caucus with words in every root gives each of them back under its heading", () => {
  const doc = new Y.Doc();
  plantWords(doc);
  const parts = keptText(CAUCUS, doc)?.split("\n\n") ?? [];
  expect(ROOTS).toHaveLength(CAUCUS_ROOTS.length + 1);
  expect(parts).toHaveLength(ROOTS.length);
  for (const root of ROOTS) {
    const part = parts.find((each) => each.startsWith(`${HEADINGS[root]}\n`));
    expect(part).toContain(WORDS[root]);
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
