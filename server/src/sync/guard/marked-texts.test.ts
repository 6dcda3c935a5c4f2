import { MAX_MARKED_TEXT_PIECES } from "@crosstable/shared/document-limits";
import { CAUCUS_NOTES } from "@crosstable/shared/documents/caucus";
import { expect, test } from "vitest";

import {
  cutAndGone,
  lettersAmongMarks,
  longWithOneMark,
  marked,
  stillborn,
  WITHOUT_PARAGRAPH,
  withoutLetters,
} from "./costly-marks.ts";
import {
  caucusOnTrial,
  MINE_TOO,
  paragraph,
  TOO_LARGE,
  writtenBy,
  type GuardOnTrial,
} from "./guard-on-trial.ts";

/** Refused, and nothing has changed. */
function refuses(trial: GuardOnTrial, update: Uint8Array): void {
  const before = trial.whole();
  expect(trial.submit(update)).toEqual(TOO_LARGE);
  expect(trial.whole() === before).toBe(true);
}

/** A caucus in which so much was written already. */
function after(update: Uint8Array): GuardOnTrial {
  const trial = caucusOnTrial();
  expect(trial.submit(update).verdict).toBe("accept");
  return trial;
}

test("GUARD-5 marks and letters by turns, which Yjs would look at by the square, are bounded in one text; other texts go on", () => {
  const trial = caucusOnTrial();
  refuses(trial, marked(MAX_MARKED_TEXT_PIECES, 0));
  expect(trial.submit(marked(MAX_MARKED_TEXT_PIECES - 100, 0)).verdict).toBe("accept");
  refuses(trial, marked(200, MAX_MARKED_TEXT_PIECES - 100));
  expect(trial.submit(writtenBy(MINE_TOO, paragraph("elsewhere"), trial.doc)).verdict).toBe(
    "accept",
  );
});

test("GUARD-5 R1 ten bytes that delete thousands of letters from among their marks, for each of which Yjs would look through the whole text, are refused, and so is the paragraph around them; fewer of them are taken", () => {
  const count = 2_400;
  const trial = after(lettersAmongMarks(count));
  refuses(trial, withoutLetters(count));
  expect(trial.submit(withoutLetters(600)).verdict).toBe("accept");
  // The paragraph goes, and everything in it, though the update names nothing of that.
  refuses(after(lettersAmongMarks(count)), WITHOUT_PARAGRAPH);
  const small = after(lettersAmongMarks(600));
  expect(small.submit(WITHOUT_PARAGRAPH).verdict).toBe("accept");
  expect(small.doc.getXmlFragment(CAUCUS_NOTES).toJSON()).toBe("");
});

test("GUARD-5 R1 a piece that is cut thousands of times while the paragraph around it goes counts as what it becomes", () => {
  refuses(after(longWithOneMark()), cutAndGone(5_000));
  expect(after(longWithOneMark()).submit(cutAndGone(500)).verdict).toBe("accept");
});

test("GUARD-5 R1 letters that are new and deleted at once count as those that were there", () => {
  const trial = after(marked(100, 0));
  refuses(trial, stillborn(4_500));
  expect(trial.submit(stillborn(400)).verdict).toBe("accept");
});

test("BUDGET-5 a letter that comes into a text of thousands of pieces costs the counting of them", () => {
  const pieces = 4_000;
  const trial = after(marked(pieces, 0));
  const before = trial.steps;
  expect(trial.submit(marked(1, pieces)).verdict).toBe("accept");
  expect(trial.steps - before).toBeGreaterThan(pieces / 5);
});
