import {
  CAUCUS_IMPORTS,
  CAUCUS_NEW,
  CAUCUS_NOTES,
  CAUCUS_READS,
  CAUCUS_RECEIVED,
} from "@crosstable/shared/documents/caucus";
import { WORKSHEET_CELLS } from "@crosstable/shared/documents/worksheet";
import { expect, test } from "vitest";
import * as Y from "yjs";

import {
  CAUCUS,
  caucusOnTrial,
  cell,
  CELL,
  DRAFT,
  goodCell,
  goodDraft,
  mine,
  MINE,
  MINE_TOO,
  openTrial,
  worksheetOnTrial,
  writtenBy,
  paragraph,
  type GuardOnTrial,
} from "./guard-on-trial.ts";

test.each<[string, () => GuardOnTrial, (trial: GuardOnTrial) => Uint8Array]>([
  ["a cell", worksheetOnTrial, () => mine(goodCell)],
  [
    "another's cell overwritten",
    worksheetOnTrial,
    ({ doc }) => writtenBy(MINE, (own) => own.getMap(WORKSHEET_CELLS).set(CELL, cell("mine")), doc),
  ],
  [
    "another's cell deleted",
    worksheetOnTrial,
    ({ doc }) => writtenBy(MINE, (own) => own.getMap(WORKSHEET_CELLS).delete(CELL), doc),
  ],
  ["a draft", caucusOnTrial, () => mine(goodDraft)],
  [
    "letters in the middle of another's",
    caucusOnTrial,
    ({ doc }) => writtenBy(MINE, (own) => own.getText(DRAFT).insert(5, "mid"), doc),
  ],
  [
    "a text that begins with a byte order mark",
    caucusOnTrial,
    () => writtenBy(MINE, (own) => own.getText(DRAFT).insert(0, "\uFEFFpasted")),
  ],
  [
    "a pair of surrogates cut in two",
    caucusOnTrial,
    () =>
      writtenBy(MINE, (own) => {
        own.getText(DRAFT).insert(0, "a😀b");
        own.getText(DRAFT).insert(2, "x");
      }),
  ],
  ["a paragraph", caucusOnTrial, ({ doc }) => writtenBy(MINE, paragraph("hello"), doc)],
  [
    "bold letters and a link",
    caucusOnTrial,
    ({ doc }) =>
      writtenBy(
        MINE,
        (own) => {
          const text = (own.getXmlFragment(CAUCUS_NOTES).get(0) as Y.XmlElement).get(0);
          (text as Y.XmlText).format(0, 3, { bold: {} });
          (text as Y.XmlText).format(1, 3, { link: { href: "https://example.org/" } });
        },
        doc,
      ),
  ],
  [
    "a heading with its level, and another level after it",
    caucusOnTrial,
    ({ doc }) =>
      writtenBy(
        MINE,
        (own) => {
          const heading = new Y.XmlElement("heading");
          own.getXmlFragment(CAUCUS_NOTES).insert(0, [heading]);
          heading.setAttribute("level", "2");
          heading.setAttribute("level", "3");
        },
        doc,
      ),
  ],
  [
    "a paragraph made and deleted before it was sent",
    caucusOnTrial,
    ({ doc }) =>
      writtenBy(
        MINE,
        (own) => {
          paragraph("gone")(own);
          own.getXmlFragment(CAUCUS_NOTES).delete(0, 1);
        },
        doc,
      ),
  ],
  [
    "a new proposal",
    caucusOnTrial,
    () =>
      writtenBy(MINE, (own) =>
        own.getMap(CAUCUS_NEW).set("p1", {
          id: "p1",
          number: "",
          title: "T",
          subject: "",
          category: "",
          article: "",
          currentLanguage: "",
        }),
      ),
  ],
  [
    "an import of drafts and of what was received",
    caucusOnTrial,
    () =>
      writtenBy(MINE, (own) => {
        const fields = { number: "W-7", title: "", subject: "S", category: "", article: "8" };
        const proposal = { id: "p2", ...fields, currentLanguage: "" };
        const at = "2026-01-05T09:00:00.000Z";
        const rows = [{ id: "p2", hash: "0".repeat(64) }];
        own.getMap(CAUCUS_RECEIVED).set("p2", { ...proposal, text: "On paper." });
        own
          .getMap(CAUCUS_IMPORTS)
          .set("i1", { id: "i1", kind: "received", source: "x.csv", at, rows });
      }),
  ],
  [
    "a draft that somebody has read",
    caucusOnTrial,
    () =>
      writtenBy(MINE, (own) =>
        own
          .getMap(CAUCUS_READS)
          .set("p1", { pass: 2, hash: "0".repeat(64), by: "Guild negotiator 1" }),
      ),
  ],
  [
    "two pages of one seat in one update",
    caucusOnTrial,
    ({ doc }) => {
      const first = writtenBy(MINE, (own) => own.getText(DRAFT).insert(0, "one"), doc);
      const between = new Y.Doc();
      Y.applyUpdate(between, Y.encodeStateAsUpdate(doc));
      Y.applyUpdate(between, first);
      const second = writtenBy(MINE_TOO, (own) => own.getText(DRAFT).insert(2, "two"), between);
      return Y.mergeUpdates([first, second]);
    },
  ],
])("GUARD-1 %s is taken in whole", (_what, open, make) => {
  const trial = open();
  const update = make(trial);
  const expected = new Y.Doc();
  Y.applyUpdate(expected, Y.encodeStateAsUpdate(trial.doc));
  Y.applyUpdate(expected, update);
  expect(trial.submit(update).verdict).toBe("accept");
  expect(trial.whole()).toContain("false,false");
  expect(Y.equalSnapshots(Y.snapshot(trial.doc), Y.snapshot(expected))).toBe(true);
});

test("GUARD-3 an overlap of known and new brings only what is new", () => {
  const trial = openTrial(CAUCUS);
  const doc = new Y.Doc();
  doc.clientID = MINE;
  doc.getText(DRAFT).insert(0, "abc");
  expect(trial.submit(Y.encodeStateAsUpdate(doc)).verdict).toBe("accept");
  doc.getText(DRAFT).insert(3, "def");
  expect(trial.submit(Y.encodeStateAsUpdate(doc)).verdict).toBe("accept");
  expect(trial.doc.getText(DRAFT).toJSON()).toBe("abcdef");
});
