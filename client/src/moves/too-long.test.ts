import { mustProposalId } from "@crosstable/shared/ids";
import { MAX_AUTHORISED_CHARS, MAX_WORDS_CHARS } from "@crosstable/shared/limits";
import type { Move } from "@crosstable/shared/moves/move";
import { expect, test } from "vitest";

import { tooLongWords } from "./too-long.ts";

const proposal = mustProposalId("w-7");

function rejecting(signs: number): Move {
  return { kind: "reject", proposal, pass: 1, words: "x".repeat(signs) };
}

test("BOUND-1 what is too long for a move is said with how much, and what just fits is not", () => {
  expect(tooLongWords([])).toBe(null);
  expect(tooLongWords([rejecting(MAX_WORDS_CHARS)])).toBe(null);
  expect(tooLongWords([rejecting(1), rejecting(MAX_WORDS_CHARS + 1)])).toBe(
    "Your words are 1 sign too long: 4,000 are the most.",
  );
  const accepting: Move = {
    kind: "accept",
    proposal,
    pass: 1,
    hash: "0".repeat(64),
    authorisedBy: "x".repeat(MAX_AUTHORISED_CHARS + 1_200),
  };
  expect(tooLongWords([accepting])).toBe(
    "What you say of the authority is 1,200 signs too long: 300 are the most.",
  );
});
