import { matrixRow } from "@crosstable/shared/documents/matrix";
import { offerHash, type Article } from "@crosstable/shared/moves/contract-articles";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
} from "@crosstable/shared/moves/talks-for-tests";
import type { AsOf, Stamp } from "@crosstable/shared/record/stamp";
import { textNotInSources } from "@crosstable/shared/record/text-not-in-sources";
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

test("CONTRACT-5 REDLINE-5 a pass that was made is compared with the contract as it was then, and as it is today", () => {
  const talks = openTestTalks();
  const reading = (text: string): Article => ({ number: "8", title: null, text });
  const agreeOn = (article: Article): void => {
    const replaces = "these";
    const articles = [article];
    talks.must(guildChief, { kind: "import-articles", replaces, articles });
    const hash = offerHash({ replaces, articles });
    talks.must(producersChief, { kind: "agree-articles", hash, count: 1 });
  };
  const quoted = { article: "8", currentLanguage: "As quoted." };
  talks.must(guildChief, { ...tableW7(), ...quoted });
  agreeOn(reading("One cent."));
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "No change." });
  const { seq } = talks.entries.at(-3) ?? {};
  agreeOn(reading("Two cents."));
  talks.must(guildChief, { kind: "pass", proposal: W7, answers: 2, text: "Three cents." });
  const row = matrixRow(talks.proposal());
  const contracts = (pass: Parameters<typeof basesOf>[2]) =>
    basesOf(row, talks.state, pass)
      .filter(({ pass: number }) => number === null)
      .map(({ words, text, former }) => [words, text, former?.seq]);
  const today = ["Contract today", "Two cents.", undefined];
  const then = "Contract when it was passed";
  expect(row.passList.map((pass) => contracts(pass))).toEqual([
    [[then, "As quoted.", undefined], today],
    [[then, null, seq], today],
    [today],
  ]);
  expect(contracts({ side: "b", number: 4, answers: 3 })).toEqual([today]);
});

test("REDLINE-8 nothing is compared with a text that no source gives", () => {
  const { row, talks } = rowAfterFivePasses();
  const asOf = { date: "2007-10-26", confidence: "ok" as const, sources: ["a paper"] };
  const told = { ...row, passList: row.passList.map((pass) => entered(pass, asOf)) };
  const of = { side: "a", number: 6, answers: 5 } as const;
  const keys = (from: typeof row) => basesOf(from, talks, of).map(({ key }) => key);
  expect(keys(told)).toEqual(["5", "4", "3", "2", "1"]);
  const { a, b } = row.positions;
  if (b === null) throw new Error("no position of the Producers");
  const untold = { ...b, text: textNotInSources("they moved") };
  expect(keys({ ...told, positions: { a, b: untold } })).toEqual(["4", "3", "2", "1"]);
});

function entered<P extends { stamp: Stamp }>(pass: P, asOf: AsOf): P {
  return { ...pass, stamp: { ...pass.stamp, asOf } };
}
