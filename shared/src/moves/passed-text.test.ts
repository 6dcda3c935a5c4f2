import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { passedText } from "./passed-text.ts";
import { tableW7, W7 } from "./talks-for-tests.ts";

const PART = mustProposalId("part");
const piece = { number: null, letter: null, title: null, subject: "One" };

test("the text of a pass is found in whichever move brought it", () => {
  expect(passedText(tableW7("Tabled."), W7)).toBe("Tabled.");
  expect(passedText(tableW7("Tabled."), PART)).toBeNull();
  const into = [
    { ...piece, proposal: PART, text: "Split." },
    { ...piece, proposal: mustProposalId("other"), text: "Else." },
  ];
  expect(passedText({ kind: "split", proposal: W7, into }, PART)).toBe("Split.");
  expect(passedText({ kind: "split", proposal: W7, into }, W7)).toBeNull();
  const added = { part: PART, letter: "b", subject: "B", text: "Added." };
  expect(passedText({ kind: "add-part", proposal: W7, ...added }, PART)).toBe("Added.");
  expect(passedText({ kind: "add-part", proposal: W7, ...added }, W7)).toBeNull();
  expect(passedText({ kind: "reject", proposal: W7, pass: 1, words: "" }, W7)).toBeNull();
});
