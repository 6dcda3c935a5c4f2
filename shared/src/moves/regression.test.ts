import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { moveWords } from "./move-words.ts";
import type { Move } from "./move.ts";
import { pass as passSchema, type PassMove } from "./pass.ts";
import { regressionsInMerged, regressionsOf } from "./regression.ts";
import { guildChief, openTestTalks, producersChief, tableW7, W7 } from "./talks-for-tests.ts";
import { warningsOf } from "./warnings.ts";

/** Passes in their order: "a: …" is one of side a. */
function passes(...texts: readonly string[]) {
  return texts.map((each, index) => {
    const side = each.startsWith("a") ? ("a" as const) : ("b" as const);
    return { number: index + 1, side, text: each.slice(3) };
  });
}
const by = (text: string) => ({ side: "a" as const, text });

test("REGRESS-1 a text that returns to one's own former words is noticed", () => {
  const before = passes("a: All programs.", "b: None.", "a: Prime time programs.");
  expect(regressionsOf(before, by("All  programs."))).toEqual([
    "It returns to the words of pass 1, which pass 3 had replaced.",
  ]);
  expect(regressionsOf(before, by("Prime time programs."))).toEqual([]);
  expect(regressionsOf(before, by("Prime time and cable."))).toEqual([]);
});

test.each([
  ["farther from theirs than before", "0.5% of gross", 1],
  ["back beyond where one began", "0.7% of gross", 1],
  ["nearer to theirs", "0.36% of gross", 0],
  ["the same", "0.4% of gross", 0],
  ["past theirs by less than before", "0.25% of gross", 0],
])("REGRESS-1 a figure %s: %s", (_what, text, count) => {
  const before = passes("a: 0.6% of gross", "b: 0.3% of gross", "a: 0.4% of gross");
  expect(regressionsOf(before, by(text))).toHaveLength(count);
});

test("REGRESS-1 without a figure of the other side, the side's own way is what it goes back on", () => {
  const before = passes("a: 6 cents a unit", "b: No.", "a: 4 cents a unit");
  expect(regressionsOf(before, by("5 cents a unit"))).toEqual([
    "Pass 3 said 4 cents; this says 5 cents.",
  ]);
  expect(regressionsOf(before, by("3 cents a unit"))).toEqual([]);
  expect(regressionsOf(passes("a: 6 cents a unit"), by("9 cents a unit"))).toEqual([]);
  const twice = passes("a: 6 cents a unit", "a: 4 cents a unit", "a: 4 cents the unit");
  expect(regressionsOf(twice, by("5 cents a unit"))).toHaveLength(1);
});

test("REGRESS-1 it says from which figure of the other side", () => {
  const before = passes("a: $1,500 a week", "b: $1,000 a week", "a: $1,200 a week");
  expect(regressionsOf(before, by("$1,300 a week"))).toEqual([
    "Pass 3 said $1,200; this says $1,300, and $1,000 is the other side's.",
  ]);
});

test("REGRESS-1 a line that was taken over from the other side and is gone is noticed", () => {
  const line = "The company keeps a list of all programs.";
  const before = passes("a: All programs.", `b: ${line}`, `a: All programs.\n${line}`);
  expect(regressionsOf(before, by("All programs, and cable."))).toEqual([
    `Pass 3 had taken over, and this leaves out: “${line}”`,
  ]);
  expect(regressionsOf(before, by(`All programs, and cable.\n${line}`))).toEqual([]);
});

test("numbers of clauses are no figures, and figures of other kinds are not compared", () => {
  const before = passes("a: 1. Pay 6%.\n2. Weekly.", "b: No.", "a: 1. Pay 4%.\n2. Weekly.");
  expect(regressionsOf(before, by("3. Pay 4%.\n4. Weekly."))).toEqual([]);
  expect(regressionsOf(before, by("1. Pay $5.\n2. Weekly."))).toEqual([]);
  expect(regressionsOf([], by("Anything."))).toEqual([]);
});

test("REGRESS-4 of a text that is made of several, figures are compared in what comes of the proposal, and lines in the whole", () => {
  const line = "The company keeps a list of all programs.";
  const before = passes("a: 6 cents a unit", `b: 3 cents.\n${line}`, `a: 4 cents a unit\n${line}`);
  const text = `5 cents a unit\n2.5% of license fees\n${line}`;
  expect(regressionsOf(before, by(text))).toEqual([]);
  expect(regressionsOf(before, { ...by(text), about: "5 cents a unit" })).toEqual([
    "Pass 3 said 4 cents; this says 5 cents, and 3 cents is the other side's.",
  ]);
  expect(regressionsOf(before, { ...by("4 cents a unit"), about: "4 cents a unit" })).toEqual([
    `Pass 3 had taken over, and this leaves out: “${line}”`,
  ]);
});

test("REGRESS-4 what is merged is compared with each of which it is made, by its name, in whatever order it says them", () => {
  const dvd = passes(
    "a: Home video: 6 cents a unit.",
    "b: Nothing.",
    "a: Home video: 4 cents a unit.",
  );
  const cable = passes(
    "a: Cable reuse: 2.5% of fees.",
    "b: Cable reuse: 1% of fees.",
    "a: Cable reuse: 2% of fees.",
  );
  const from = [
    { label: "W-7", passes: dvd },
    { label: "W-8", passes: cable },
  ];
  const merged = (text: string) => regressionsInMerged(from, by(text));
  expect(merged("Cable reuse: 2% of fees.\nHome video: 4 cents a unit.")).toEqual([]);
  expect(merged("Cable reuse: 1.5% of fees. Home video: 5 cents a unit.")).toEqual([
    "W-7: Pass 3 said 4 cents; this says 5 cents.",
  ]);
  expect(merged("Home video: 3 cents a unit. Cable reuse: 2.5% of fees.")).toEqual([
    "W-8: It returns to the words of pass 1, which pass 3 had replaced.",
    "W-8: Pass 3 said 2%; this says 2.5%, and 1% is the other side's.",
  ]);
});

test("REGRESS-4 the notes of many are as many and as long as the record takes", () => {
  const passed = passes("a: 6 cents a unit.", "a: 4 cents a unit.");
  const from = Array.from({ length: 20 }, (_, at) => ({
    label: `${at}`.repeat(600),
    passes: passed,
  }));
  const text = "All: 5 cents a unit.";
  const noted = regressionsInMerged(from, by(text));
  expect(
    passSchema.parse({ kind: "pass", proposal: W7, answers: null, text, noted }),
  ).toMatchObject({
    noted,
  });
  expect(noted).not.toEqual([]);
  const line = `${"x".repeat(78)}\u{1F600} and more`;
  const taken = passes("a: All programs.", `b: ${line}`, `a: All programs.\n${line}`);
  expect(regressionsOf(taken, by("None.")).every((note) => note.isWellFormed())).toBe(true);
});

test("REGRESS-4 the notes go with a splitting on the record", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7("6 cents"));
  const pieces = ["one", "other"].map((id) => ({
    proposal: mustProposalId(id),
    number: null,
    letter: id === "one" ? "a" : "b",
    title: null,
    subject: id,
    text: "7 cents",
  }));
  const noted = ["Pass 1 said 6 cents; this says 7 cents."];
  const move: Move = { kind: "split", proposal: W7, lastPass: 1, into: pieces, noted };
  talks.must(guildChief, move);
  expect(moveWords(talks.state, move, "a")).toBe(
    `Guild split W-7: it goes on as W-7 a), W-7 b). Regression noted: ${noted[0] ?? ""}`,
  );
  const silent: Move = { kind: "split", proposal: W7, lastPass: 1, into: pieces };
  expect(moveWords(talks.state, silent, "a")).not.toContain("noted");
});

test("REGRESS-2 the note goes with the pass on the record, and the pass is made all the same", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7("6 cents"));
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "3 cents" });
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: 2, text: "4 cents" });
  const noted = regressionsOf(talks.proposal().passes, by("5 cents"));
  const move: PassMove = { kind: "pass", proposal: W7, answers: 2, text: "5 cents", noted };
  expect(passSchema.parse(move)).toEqual(move);
  talks.must(guildChief, move);
  expect(talks.proposal().passes[3]?.noted).toEqual([
    "Pass 3 said 4 cents; this says 5 cents, and 3 cents is the other side's.",
  ]);
  expect(moveWords(talks.state, move, "a")).toBe(
    "Guild countered pass 2 of W-7. Regression noted: Pass 3 said 4 cents; this says 5 cents, and 3 cents is the other side's.",
  );
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: 2, text: "3.5 cents" });
  expect(talks.proposal().passes[4]).not.toHaveProperty("noted");
});

test("REGRESS-2 who brings back what was withdrawn is told that it takes a withdrawal back", () => {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  const how = { how: "unconditional", condition: null, words: "" } as const;
  talks.must(guildChief, { kind: "withdraw", proposal: W7, lastPass: 1, ...how });
  const back = { kind: "reinstate", proposal: W7, words: "" } as const;
  expect(warningsOf(talks.state, back, "a")).toEqual([
    "W-7 was withdrawn unconditionally. Bringing it back takes that back.",
  ]);
  talks.must(guildChief, back);
});
