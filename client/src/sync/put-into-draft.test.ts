import { MAX_PASS_TEXT_CHARS } from "@crosstable/shared/limits";
import { expect, test } from "vitest";
import * as Y from "yjs";

import { putIntoDraft, whyNotIntoDraft } from "./put-into-draft.ts";

function draftOf(words: string): Y.Text {
  const draft = new Y.Doc().getText("draft/p-1");
  draft.insert(0, words);
  return draft;
}

test("words that are put in the place of a draft are taken out again, and what a colleague wrote since stays", () => {
  const draft = draftOf("Rates of 2004.");
  const takeOut = putIntoDraft(draft, "Rates of 2006.", "in-place");
  expect(draft.toString()).toBe("Rates of 2006.");
  draft.insert(draft.length, " Paid each quarter.");
  takeOut();
  expect(draft.toString()).toContain("Rates of 2004.");
  expect(draft.toString()).toContain(" Paid each quarter.");
  expect(draft.toString()).not.toContain("2006");
});

test("words that are put at the end of a draft are a paragraph of their own, and what stood there is not written anew", () => {
  for (const [before, after] of [
    ["One.", "One.\n\nTwo."],
    ["One.\n", "One.\n\nTwo."],
    ["One.\n\n", "One.\n\nTwo."],
    ["", "Two."],
  ] as const) {
    const draft = draftOf(before);
    const deltas: unknown[] = [];
    draft.observe(({ delta }) => deltas.push(...delta));
    const takeOut = putIntoDraft(draft, "Two.", "at-the-end");
    expect(draft.toString()).toBe(after);
    expect(
      deltas.some((part) => typeof part === "object" && part !== null && "delete" in part),
    ).toBe(false);
    takeOut();
    expect(draft.toString()).toBe(before);
  }
});

test("a draft that would be too long for a pass is told before, and one that fits is not", () => {
  const full = "x".repeat(MAX_PASS_TEXT_CHARS - 5);
  expect(whyNotIntoDraft(full, "Four", "at-the-end")).not.toBeNull();
  expect(whyNotIntoDraft(full, "Two", "at-the-end")).toBeNull();
  expect(whyNotIntoDraft(full, "Four", "in-place")).toBeNull();
});
