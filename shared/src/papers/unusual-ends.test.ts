import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { mustAsRead } from "../moves/as-read-for-tests.ts";
import { K1, P1, threeOnTheTable, W8 } from "../moves/packages-for-tests.ts";
import { guildChief, producersChief, W7 } from "../moves/talks-for-tests.ts";
import { makePaper } from "./make-paper.ts";
import { headings, partWords, under, wordsOf } from "./paper-words-for-tests.ts";
import { paperTalks, testPaperSource } from "./papers-for-tests.ts";

test("PAPER-4 a repudiated agreement stays in its place, and says who disputes it and why", () => {
  const talks = paperTalks();
  const proposal = mustProposalId("w-2");
  talks.must(producersChief, { kind: "repudiate", proposal, words: "Not what we signed." });
  const source = testPaperSource(talks);
  for (const kind of ["ta-binder", "memorandum"] as const) {
    const paper = makePaper(kind, source);
    const alarms = paper.parts.filter((part) => part.kind === "paragraph" && part.tone === "alarm");
    expect(alarms.map(partWords)).toEqual([
      "TA disputed.",
      expect.stringMatching(/^Repudiated by Producers, .*, row 17: Not what we signed\.$/),
    ]);
    expect(wordsOf(paper).join("\n")).toContain("No less than before.");
  }
  expect(under(makePaper("status-sheet", source), /^Agreed/)).toContain("W-2 Rates | TA disputed");
});

test("PAPER-4 what both close at the current contract language is named apart from what is open", () => {
  const talks = paperTalks();
  const proposal = mustProposalId("w-10");
  const quo = { kind: "status-quo", proposal, lastPass: 2, words: "" } as const;
  talks.must(guildChief, {
    kind: "pass",
    proposal,
    answers: null,
    text: "Other words.",
    undoes: 1,
  });
  for (const chief of [guildChief, producersChief]) mustAsRead(talks, chief, quo);
  const draft = makePaper("memorandum", testPaperSource(talks));
  expect(under(draft, /^Current contract language/)).toContain("W-10 Reuse");
  expect(under(draft, /^Not in this draft/)).toBe(
    "1 proposal without a tentative agreement:\nW-3 Data",
  );
});

test("PAPER-2 PACKAGE-11 a package is on the status sheet while it waits for its answer, and its texts are on the record", () => {
  const talks = threeOnTheTable();
  const asked = { offer: "ask-withdrawal", proposal: P1, lastPass: 1 } as const;
  const member = { offer: "pass", proposal: W7, answers: null, text: "Packaged text." } as const;
  talks.must(guildChief, {
    kind: "offer-package",
    package: K1,
    title: "Last things",
    words: "All or none.",
    answers: null,
    openUntil: null,
    members: [member, { offer: "withdraw", proposal: W8, lastPass: 1 }, asked],
  });
  const offered = testPaperSource(talks);
  const sheet = under(makePaper("status-sheet", offered), /^Packages without an answer: 1/);
  expect(sheet).toContain("Guild package 1");
  expect(sheet).toContain("W-7: new text\nW-8: withdrawn\nP-1: withdrawal asked");
  expect(wordsOf(makePaper("record", offered)).join("\n")).toContain("Text: Packaged text.");
  talks.must(guildChief, { kind: "withdraw-package", package: K1, words: "" });
  expect(headings(makePaper("status-sheet", testPaperSource(talks))).join()).not.toContain(
    "Packages",
  );
});
