import { KEPT_REPLIES, KEPT_REPLY_BYTES } from "@crosstable/shared/document-limits";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { StateReplies } from "./state-replies.ts";

const AUTHOR = 7;

/** A text of so many letters. */
function written(letters: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = AUTHOR;
  doc.getText("text").insert(0, "x".repeat(letters));
  return doc;
}

/** What somebody says who has so many letters of it. */
const having = (letters: number): Map<number, number> => new Map([[AUTHOR, letters]]);

test("BUDGET-6 R5 answers are kept as long as they fit, the newest first; what was forgotten is encoded anew", () => {
  const doc = written(KEPT_REPLY_BYTES / 2 + 100);
  const replies = new StateReplies();
  const [one, two] = [replies.frameFor(doc, having(0)), replies.frameFor(doc, having(100))];
  expect(replies.frameFor(doc, having(100)) === two).toBe(true);
  const again = replies.frameFor(doc, having(0));
  expect([again === one, again.equals(one)]).toEqual([false, true]);
});

test("BUDGET-6 an answer longer than all that may be kept is encoded once for everybody who asks for it", () => {
  const doc = written(KEPT_REPLY_BYTES + 1);
  const replies = new StateReplies();
  replies.frameFor(doc, having(100));
  const whole = replies.frameFor(doc, having(0));
  expect(replies.frameFor(doc, having(0)) === whole).toBe(true);
});

test("BUDGET-6 so many short answers are kept until the document changes, and one more lets the oldest go", () => {
  const doc = written(100);
  const replies = new StateReplies();
  const kept = Array.from({ length: KEPT_REPLIES }, (_, had) => replies.frameFor(doc, having(had)));
  expect(replies.frameFor(doc, having(0))).toBe(kept[0]);
  replies.frameFor(doc, having(50));
  expect(replies.frameFor(doc, having(1))).toBe(kept[1]);
  expect(replies.frameFor(doc, having(0))).not.toBe(kept[0]);
  replies.forget();
  expect(replies.frameFor(doc, having(50))).not.toBe(kept[1]);
});
