import { STEPS_AT_ONCE } from "@crosstable/shared/document-limits";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { lettersAmongMarks } from "./costly-marks.ts";
import {
  caucusOnTrial,
  hostile,
  MINE,
  MINE_TOO,
  submitHonest,
  THEIRS,
  TOO_LARGE,
  writtenBy,
  type GuardOnTrial,
} from "./guard-on-trial.ts";

const LINES = 1_000;
/** Of a paragraph that is too costly to take out. */
const LETTERS = 2_400;
/** An item, its paragraph, the text in that and a letter of it. */
const PIECES_A_LINE = 4;

/** The first struct of a writer, by its name alone. */
const first = (client: number) => ({ client, ranges: [[0, 1]] as const });

function line(words: string): Y.XmlElement {
  const [item, paragraph] = [new Y.XmlElement("listItem"), new Y.XmlElement("paragraph")];
  paragraph.insert(0, [new Y.XmlText(words)]);
  item.insert(0, [paragraph]);
  return item;
}

/** A list at the beginning of the notes, whose first struct is the list itself. */
function listed(trial: GuardOnTrial): void {
  const update = writtenBy(
    MINE,
    (doc) => {
      const list = new Y.XmlElement("bulletList");
      doc.getXmlFragment(CAUCUS_NOTES).insert(0, [list]);
      for (let at = 0; at < LINES; at += 1) list.insert(at, [line("a")]);
    },
    trial.doc,
  );
  expect(trial.submit(update).verdict).toBe("accept");
}

/** What this costs its sender. */
function stepsOf(trial: GuardOnTrial, update: Uint8Array, verdict: object): number {
  const before = trial.steps;
  expect(trial.submit(update)).toMatchObject(verdict);
  return trial.steps - before;
}

const ACCEPT = { verdict: "accept" };

test("BUDGET-5 a list that is taken out by its name alone costs what goes with it; a letter that is put into it costs what a letter does", () => {
  const trial = caucusOnTrial();
  listed(trial);
  const letter = writtenBy(
    MINE_TOO,
    (doc) => {
      const list = doc.getXmlFragment(CAUCUS_NOTES).get(0) as Y.XmlElement;
      const paragraph = (list.get(7) as Y.XmlElement).get(0) as Y.XmlElement;
      (paragraph.get(0) as Y.XmlText).insert(1, "b");
    },
    trial.doc,
  );
  expect(stepsOf(trial, letter, ACCEPT)).toBeLessThan(LINES / 4);
  const steps = stepsOf(trial, hostile({ deletes: [first(MINE)] }), ACCEPT);
  expect(steps).toBeGreaterThan(LINES * PIECES_A_LINE);
  expect(trial.doc.getXmlFragment(CAUCUS_NOTES).length).toBe(1);
});

test("BUDGET-5 a heading that is taken out by its name alone costs every level that it ever had", () => {
  const times = 2_000;
  const trial = caucusOnTrial();
  const heading = writtenBy(
    MINE,
    (doc) => doc.getXmlFragment(CAUCUS_NOTES).insert(0, [new Y.XmlElement("heading")]),
    trial.doc,
  );
  expect(trial.submit(heading).verdict).toBe("accept");
  // By turns: what one writer overwrites becomes one piece.
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(trial.doc));
  for (let time = 0; time < times; time += 1) {
    doc.clientID = time % 2 === 0 ? MINE_TOO : MINE;
    const element = doc.getXmlFragment(CAUCUS_NOTES).get(0) as Y.XmlElement;
    element.setAttribute("level", `${1 + (time % 3)}`);
  }
  expect(trial.submit(Y.encodeStateAsUpdate(doc)).verdict).toBe("accept");
  const steps = stepsOf(trial, hostile({ deletes: [first(MINE)] }), ACCEPT);
  expect(steps).toBeGreaterThan(times);
});

test("BUDGET-5 what is refused because of one text has cost what was looked at for it all the same", () => {
  const trial = caucusOnTrial();
  expect(trial.submit(lettersAmongMarks(LETTERS)).verdict).toBe("accept");
  listed(trial);
  const list = { client: MINE, ranges: [[LETTERS, 1]] as const };
  const paragraph = { client: THEIRS, ranges: [[11, 1]] as const };
  const before = trial.whole();
  const alone = stepsOf(trial, hostile({ deletes: [paragraph] }), TOO_LARGE);
  const both = stepsOf(trial, hostile({ deletes: [list, paragraph] }), TOO_LARGE);
  expect(both - alone).toBeGreaterThan(LINES * PIECES_A_LINE);
  expect(trial.whole() === before).toBe(true);
});

test("GUARD-1 BUDGET-5 notes of forty pages are taken out as a whole, by an undo given back and taken out again, and nobody is slowed down for it", () => {
  const trial = caucusOnTrial();
  const page = new Y.Doc();
  Y.applyUpdate(page, Y.encodeStateAsUpdate(trial.doc));
  page.clientID = MINE;
  const notes = page.getXmlFragment(CAUCUS_NOTES);
  const undo = new Y.UndoManager(notes, { captureTimeout: 0 });
  const sent: string[] = [];
  page.on("update", (update: Uint8Array) => {
    sent.push(submitHonest(trial, update).verdict);
  });
  const words = "and a sentence of the contract as it was read at the table ".repeat(8);
  for (let sheet = 0; sheet < 40; sheet += 1)
    page.transact(() => {
      for (let at = 0; at < 20; at += 1) {
        const paragraph = new Y.XmlElement("paragraph");
        const text = new Y.XmlText(words);
        paragraph.insert(0, [text]);
        notes.insert(notes.length, [paragraph]);
        text.format(4, 8, { bold: {} });
        text.insert(20, "x");
      }
    });
  const written = trial.steps;
  const whole = notes.toJSON();
  notes.delete(0, notes.length);
  undo.undo();
  expect(notes.toJSON()).toBe(whole);
  undo.redo();
  undo.undo();
  expect(new Set(sent)).toEqual(new Set(["accept"]));
  expect(trial.doc.getXmlFragment(CAUCUS_NOTES).toJSON()).toBe(whole);
  expect(trial.steps - written).toBeLessThan(STEPS_AT_ONCE / 4);
});
