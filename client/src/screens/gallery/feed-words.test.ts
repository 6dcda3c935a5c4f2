import { feedItems } from "@crosstable/shared/documents/gallery-feed";
import { mustProposalId } from "@crosstable/shared/ids";
import type { Move } from "@crosstable/shared/moves/move";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "@crosstable/shared/moves/talks-for-tests";
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
  talks.must(guildChief, { kind: "split", proposal: W7, lastPass: 1, into });
  talks.must(guildChief, {
    kind: "merge",
    proposal: MERGED,
    from: [A, B],
    lastPasses: [1, 1],
    ...merging,
  });
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

test("GALLERY-1 MOVE-17 the feed tells what is taken back from what is declined, and gives nobody's words", () => {
  const talks = openTestTalks();
  const offer: Move = {
    kind: "refer",
    proposal: W7,
    members: [],
    meets: null,
    words: "Between us.",
  };
  const of = { proposal: W7, what: "group", of: "a", words: "Between us." } as const;
  talks.must(guildChief, tableW7());
  talks.must(producersChief, { kind: "acknowledge", proposal: W7, pass: 1, words: "Between us." });
  for (const by of [guildChief, producersChief]) {
    talks.must(guildChief, offer);
    talks.must(by, { kind: "drop-half", ...of, row: talks.entries.at(-1)?.seq ?? 0 });
  }
  const { sides } = talks.state;
  const items = talks.entries.flatMap((entry) => feedItems(entry, talks.state));
  expect(
    items
      .map((item) => feedWords(item, sides))
      .filter((words) => /said|took back|declined/.test(words)),
  ).toEqual([
    "Producers said that it has the other side's text on W-7.",
    "Guild took back an offer or a request of its own on W-7 that took both sides.",
    "Producers declined an offer or a request of the other side on W-7 that took both sides.",
  ]);
  expect(JSON.stringify(items)).not.toContain("Between us");
});

test("GALLERY-1 MOVE-18 the feed says in which way something was withdrawn, and that an agreement was undone", () => {
  const talks = openTestTalks();
  const text = { kind: "pass", proposal: W7, answers: null, text: "Another." } as const;
  const withdrawal = { kind: "withdraw", proposal: W7, lastPass: 2, words: "" } as const;
  const condition = "They withdraw theirs.";
  talks.must(guildChief, tableW7());
  const hash = talks.proposal().passes[0]?.hash ?? "";
  talks.must(producersChief, { kind: "accept", proposal: W7, pass: 1, hash });
  talks.must(guildChief, { ...text, undoes: 1 });
  talks.must(guildChief, { ...withdrawal, how: "conditional", condition });
  talks.must(guildChief, { kind: "reinstate", proposal: W7, words: "" });
  talks.must(guildChief, { ...withdrawal, how: "without-prejudice", condition: null });
  const { sides } = talks.state;
  const items = talks.entries.slice(3).flatMap((entry) => feedItems(entry, talks.state));
  expect(items.map((item) => feedWords(item, sides))).toEqual([
    "Guild passed a new text on W-7. What was agreed in principle on it is not agreed any more.",
    "Guild withdrew W-7 on a condition.",
    "Guild brought W-7 back to the table.",
    "Guild withdrew W-7 without prejudice to its rights or later proposals.",
  ]);
  expect(JSON.stringify(items)).not.toContain(condition);
});

test("PACKAGE-9 the feed says which package another one answers", () => {
  const { sides } = openTestTalks().state;
  const offer = { side: "b", kind: "offer-package", label: "Producers package 2" } as const;
  expect(feedWords({ ...offer, named: ["Guild package 1"] }, sides)).toBe(
    "Producers offered a package, all or none: Producers package 2, in answer to Guild package 1.",
  );
  expect(feedWords(offer, sides)).toBe(
    "Producers offered a package, all or none: Producers package 2.",
  );
});
