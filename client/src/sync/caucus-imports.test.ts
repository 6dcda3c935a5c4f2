import {
  CAUCUS_CELLS,
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_RECEIVED,
  draftRoot,
  importGroup,
  newProposal,
} from "@crosstable/shared/documents/caucus";
import { cellKey } from "@crosstable/shared/documents/worksheet";
import { mustProposalId } from "@crosstable/shared/ids";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { putIntoCaucus, removeFromCaucus, type TakenRows } from "./caucus-imports.ts";

const [W7, W8] = ["w7", "w8"].map(mustProposalId) as [TakenRows["id"], TakenRows["id"]];
const UNUSED: ReadonlySet<TakenRows["id"]> = new Set();
const FIELDS = { title: "", category: "", article: "8", currentLanguage: "" };

function taken(kind: TakenRows["kind"]): TakenRows {
  return {
    id: mustProposalId("i-1"),
    kind,
    source: "list.csv",
    at: "2026-01-05T09:00:00.000Z",
    rows: [
      { ...FIELDS, id: W7, number: "W-7", subject: "Residuals", text: "2.5%" },
      { ...FIELDS, id: W8, number: "W-8", subject: "Credits", text: "" },
    ],
  };
}

/** A colleague's page, with everything that this one has written. */
function colleagueOf(doc: Y.Doc): Y.Doc {
  const colleague = new Y.Doc();
  Y.applyUpdate(colleague, Y.encodeStateAsUpdate(doc));
  return colleague;
}

function groupIn(doc: Y.Doc) {
  return importGroup.parse(doc.getMap(CAUCUS_IMPORTS).get("i-1"));
}

test("IMPORT-6 an import goes into the caucus in one step and is taken back in one, from any of its pages", () => {
  const doc = new Y.Doc();
  let updates = 0;
  doc.on("update", () => (updates += 1));
  putIntoCaucus(doc, taken("drafts"));
  expect(updates).toBe(1);
  expect(
    [...doc.getMap(CAUCUS_NEW).values()].map((each) => newProposal.parse(each).number),
  ).toEqual(["W-7", "W-8"]);
  expect(doc.getText(draftRoot(W7)).toString()).toBe("2.5%");
  // A document has a bounded number of texts: an empty one is not begun.
  expect(doc.share.has(draftRoot(W8))).toBe(false);

  const colleague = colleagueOf(doc);
  expect(removeFromCaucus(colleague, groupIn(colleague), UNUSED)).toEqual({ removed: 2, kept: 0 });
  expect(colleague.getMap(CAUCUS_NEW).size).toBe(0);
  expect(colleague.getMap(CAUCUS_IMPORTS).size).toBe(0);
  expect(colleague.getText(draftRoot(W7)).toString()).toBe("");
});

test("IMPORT-6 what a colleague has worked on since stays when the import is taken back", () => {
  const doc = new Y.Doc();
  putIntoCaucus(doc, taken("drafts"));
  const colleague = colleagueOf(doc);
  colleague.getText(draftRoot(W8)).insert(0, "As today.");
  expect(removeFromCaucus(colleague, groupIn(colleague), UNUSED)).toEqual({ removed: 1, kept: 1 });
  expect([...colleague.getMap(CAUCUS_NEW).keys()]).toEqual([W8]);
  expect(colleague.getText(draftRoot(W8)).toString()).toBe("As today.");
});

test("IMPORT-6 what of an import is on the table or voted on keeps its draft and its words, and the rest goes", () => {
  const doc = new Y.Doc();
  putIntoCaucus(doc, taken("drafts"));
  expect(removeFromCaucus(doc, groupIn(doc), new Set([W7]))).toEqual({ removed: 1, kept: 0 });
  expect([...doc.getMap(CAUCUS_NEW).keys()]).toEqual([W7]);
  expect(doc.getText(draftRoot(W7)).toString()).toBe("2.5%");
  expect(doc.getMap(CAUCUS_IMPORTS).size).toBe(0);
});

test("IMPORT-7 what was given on paper is a note of its own, and no draft that could be tabled", () => {
  const doc = new Y.Doc();
  putIntoCaucus(doc, taken("received"));
  expect(doc.getMap(CAUCUS_RECEIVED).size).toBe(2);
  expect(doc.getMap(CAUCUS_NEW).size).toBe(0);
  expect(removeFromCaucus(doc, groupIn(doc), UNUSED)).toEqual({ removed: 2, kept: 0 });
  expect(doc.getMap(CAUCUS_RECEIVED).size).toBe(0);
});

test("IMPORT-6 IMPORT-8 what the side has costed of a list from paper stays when the import is taken back", () => {
  const doc = new Y.Doc();
  putIntoCaucus(doc, taken("received"));
  const cell = { value: "4 cents a disc", at: "2026-01-07T10:00:00.000Z" };
  doc.getMap(CAUCUS_CELLS).set(cellKey(W8, "cost"), cell);
  expect(removeFromCaucus(doc, groupIn(doc), UNUSED)).toEqual({ removed: 1, kept: 1 });
  expect([...doc.getMap(CAUCUS_RECEIVED).keys()]).toEqual([W8]);
});
