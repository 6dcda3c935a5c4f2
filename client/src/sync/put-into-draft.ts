import { MAX_PASS_TEXT_CHARS } from "@crosstable/shared/limits";
import * as Y from "yjs";

/** What becomes of the words that a draft has already. */
export type PutHow = "in-place" | "at-the-end";

/** Takes what was put in out again, and gives back what it took the place of. What others wrote since stays. */
export type TakeOutAgain = () => void;

/** Why these words cannot be put into a draft; null when they can. */
export function whyNotIntoDraft(draft: string, words: string, how: PutHow): string | null {
  return withPut(draft, words, how).length > MAX_PASS_TEXT_CHARS
    ? "The draft would be longer than a pass may be."
    : null;
}

/** Puts words into a draft that a side writes together, as one edit that is taken back as one. */
export function putIntoDraft(draft: Y.Text, words: string, how: PutHow): TakeOutAgain {
  const origin = {};
  const undo = new Y.UndoManager(draft, { trackedOrigins: new Set([origin]) });
  const before = draft.toString();
  draft.doc?.transact(() => {
    if (how === "in-place") draft.delete(0, draft.length);
    draft.insert(draft.length, how === "in-place" ? words : gapAfter(before) + words);
  }, origin);
  return () => {
    undo.undo();
    undo.destroy();
  };
}

function withPut(draft: string, words: string, how: PutHow): string {
  return how === "in-place" ? words : draft + gapAfter(draft) + words;
}

/** A paragraph of its own, whatever the draft ends with. */
function gapAfter(draft: string): string {
  if (draft === "" || draft.endsWith("\n\n")) return "";
  return draft.endsWith("\n") ? "\n" : "\n\n";
}
