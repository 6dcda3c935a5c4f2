import { feedItems } from "@crosstable/shared/documents/gallery-feed";
import { mustProposalId } from "@crosstable/shared/ids";
import { guildChief, openTestTalks, tableW7, W7 } from "@crosstable/shared/moves/talks-for-tests";
import { expect, test } from "vitest";

import { feedWords } from "./feed-words.ts";

const [A, B, MERGED, PART] = ["piece-a", "piece-b", "merged", "part"].map(mustProposalId) as [
  typeof W7,
  typeof W7,
  typeof W7,
  typeof W7,
];
const piece = (proposal: typeof W7, number: string) => {
  return { proposal, number, letter: null, title: null, subject: "A piece", text: "Its text." };
};

test("GALLERY-1 the feed names where a split, merged or renumbered proposal went, and the part that was added", () => {
  const talks = openTestTalks();
  const merging = { number: "W-10", title: null, subject: "Both", text: "One text." };
  const adding = { part: PART, letter: "a", subject: "A part", text: "More." };
  talks.must(guildChief, tableW7());
  talks.must(guildChief, { kind: "renumber", proposal: W7, number: "W-8" });
  const into = [piece(A, "W-9"), piece(B, "W-11")];
  talks.must(guildChief, { kind: "split", proposal: W7, into });
  talks.must(guildChief, { kind: "merge", proposal: MERGED, from: [A, B], ...merging });
  talks.must(guildChief, { kind: "add-part", proposal: MERGED, ...adding });
  const items = talks.entries.slice(2).flatMap((entry) => feedItems(entry, talks.state));
  const { sides } = talks.state;
  expect(items.map((item) => feedWords(item, sides))).toEqual([
    "Guild renumbered W-7: it is W-8 now.",
    "Guild split W-8: it goes on as W-9 and W-11.",
    "Guild merged W-9 and W-11 into one: they go on as W-10.",
    "Guild added W-10 a) to W-10.",
  ]);
  // A monitor is told the act and not what else it names.
  expect(items.map(({ side, kind, label }) => feedWords({ side, kind, label }, sides))).toEqual([
    "Guild gave a proposal the number W-8.",
    "Guild split W-8: it goes on as its pieces.",
    "Guild merged proposals into one: they go on as W-10.",
    "Guild added a part to W-10.",
  ]);
});

test("GALLERY-1 LATE-1 the feed says whether a late item was consented to", () => {
  const { sides } = openTestTalks().state;
  const words = (kind: string) => feedWords({ side: "b", kind, label: "W-7" }, sides);
  expect(words("answer-new-item")).toContain("agreed that W-7 comes in");
  expect(words("refuse-new-item")).toContain("did not agree that W-7 comes in");
});
