import { expect, test } from "vitest";

import { makePaper } from "./make-paper.ts";
import { paperTalks, testPaperSource } from "./papers-for-tests.ts";

test("CASE-7 the status sheet has what the sources leave open, and apart from it, under its day, what they tell", () => {
  const source = testPaperSource(paperTalks());
  const sheet = (gaps: string[]) => {
    const { parts } = makePaper("status-sheet", { ...source, state: { ...source.state, gaps } });
    const first = parts.findIndex(
      (part) => part.kind === "heading" && part.words.includes("the sources"),
    );
    return first === -1 ? [] : parts.slice(first);
  };
  const open = [
    { kind: "heading", level: 1, words: "What the sources leave open" },
    { kind: "list", items: ["No hour."] },
  ];
  expect(sheet([])).toEqual([]);
  expect(sheet(["No hour."])).toEqual(open);
  expect(sheet(["No hour.", "2007-10-09. Session 7.", "2007-10-09. Sources disagree."])).toEqual([
    ...open,
    { kind: "heading", level: 1, words: "What the sources tell by day" },
    { kind: "heading", level: 2, words: "9 October 2007" },
    { kind: "list", items: ["Session 7.", "Sources disagree."] },
  ]);
});
