import { matrixRow } from "@crosstable/shared/documents/matrix";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "@crosstable/shared/moves/talks-for-tests";
import { expect, test } from "vitest";

import { basesOf } from "./bases.ts";

function rowAfterFivePasses() {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7());
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "One cent." });
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: 2, text: "Three cents." });
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: null, text: "Four cents." });
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: null, text: "Two cents." });
  const proposal = talks.state.proposals.get(W7);
  if (proposal === undefined) throw new Error("W-7 is not on the table");
  return { row: matrixRow(proposal), talks: talks.state };
}

test("REDLINE-5 a pass is compared with the one that it answers, then the other side's last, its own last and all before it", () => {
  const { row, talks } = rowAfterFivePasses();
  const keys = (pass: Parameters<typeof basesOf>[2]) =>
    basesOf(row, talks, pass).map(({ key }) => key);
  expect(keys({ side: "b", number: 5, answers: null })).toEqual(["4", "2", "3", "1"]);
  expect(keys({ side: "b", number: 6, answers: 3 })).toEqual(["3", "4", "5", "2", "1"]);
  expect(keys({ side: "a", number: 1, answers: null })).toEqual([]);
});

test("REDLINE-5 the contract of today is there to compare with, without its sources, and an empty text is not", () => {
  const { row, talks } = rowAfterFivePasses();
  const withContract = { ...row, currentLanguage: "Two cents a copy.\nSource: a book" };
  const bases = basesOf(withContract, talks, { side: "a", number: 1, answers: null });
  expect(bases.map(({ words, text }) => [words, text])).toEqual([
    ["Contract today", "Two cents a copy."],
  ]);
  const untold = { ...row, positions: { ...row.positions, b: null } };
  const [first] = basesOf(untold, talks, { side: "a", number: 6, answers: 5 });
  expect(first).toMatchObject({ key: "5", text: null });
});
