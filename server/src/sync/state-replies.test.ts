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

const answer = (replies: StateReplies, doc: Y.Doc, theirs: Map<number, number>) =>
  replies.replyTo(doc, theirs).frame;

test("BUDGET-6 R5 answers are kept as long as they fit, the newest first; what was forgotten is encoded anew", () => {
  const doc = written(KEPT_REPLY_BYTES / 2 + 100);
  const replies = new StateReplies();
  const [one, two] = [answer(replies, doc, having(0)), answer(replies, doc, having(100))];
  expect(answer(replies, doc, having(100)) === two).toBe(true);
  const again = answer(replies, doc, having(0));
  expect([again === one, again.equals(one)]).toEqual([false, true]);
});

test("BUDGET-6 an answer tells how many pieces were looked at to make it, and of one that is kept how many writers were", () => {
  const doc = new Y.Doc();
  doc.clientID = AUTHOR;
  for (let letter = 0; letter < 50; letter += 1) doc.getText("text").insert(0, "x");
  const replies = new StateReplies();
  const looked = (had: number): number => replies.replyTo(doc, having(had)).looked;
  expect([looked(49), looked(49), looked(48)]).toEqual([51, 1, 51]);
});

test("BUDGET-6 an answer longer than all that may be kept is encoded once for everybody who asks for it", () => {
  const doc = written(KEPT_REPLY_BYTES + 1);
  const replies = new StateReplies();
  answer(replies, doc, having(100));
  const whole = answer(replies, doc, having(0));
  expect(answer(replies, doc, having(0)) === whole).toBe(true);
});

test("BUDGET-6 so many short answers are kept until the document changes, and one more lets the oldest go", () => {
  const doc = written(100);
  const replies = new StateReplies();
  const kept = Array.from({ length: KEPT_REPLIES }, (_, had) => answer(replies, doc, having(had)));
  expect(answer(replies, doc, having(0))).toBe(kept[0]);
  answer(replies, doc, having(50));
  expect(answer(replies, doc, having(1))).toBe(kept[1]);
  expect(answer(replies, doc, having(0))).not.toBe(kept[0]);
  replies.forget();
  expect(answer(replies, doc, having(50))).not.toBe(kept[1]);
});
