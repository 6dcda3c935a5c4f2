import { expect, test } from "vitest";

import { acceptK1, K1, oneOfEach, threeOnTheTable } from "../moves/packages-for-tests.ts";
import {
  guildChief,
  openTestTalks,
  producersChief,
  tableW7,
  W7,
  type TestTalks,
} from "../moves/talks-for-tests.ts";
import { asking } from "./asking-for-tests.ts";

/** Guild asks 2.5% and then two and a half percent and a fund, Producers reject the first. */
function percentages(): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, tableW7("2.5% of the gross."));
  talks.must(producersChief, { kind: "reject", proposal: W7, pass: 1, words: "No." });
  talks.must(producersChief, { kind: "pass", proposal: W7, answers: 1, text: "3 to 4 cents." });
  talks.must(guildChief, {
    kind: "pass",
    proposal: W7,
    answers: 2,
    text: "One-half of one percent and a fund.",
  });
  return talks;
}

test.each([
  ["did they ever say 2.5%?", "b", 2],
  ["When did the other side first say 2.5%?", "b", 2],
  ["how many times did they say 2.5%", "b", 2],
  ["who put 2.5% on the table", "b", 2],
  ["when did they offer 3 to 4 cents", "a", 4],
  ["what was the Producers' last offer on W-7?", "a", 4],
  ["What was the Guild's last offer on W-7?", "b", 5],
  ["when did we first say one-half of one percent", "a", 5],
  ["what did we offer the other side on W-7", "b", 4],
  ["what did we offer the Guild on W-7", "b", 4],
  ["what did the Producers offer the Guild on W-7", "b", 4],
  ["what was the Guild's last offer to the Producers on W-7", "b", 5],
] as const)("SEARCH-1 SEARCH-3 %s is understood as people ask it", (words, own, seq) => {
  const found = asking(percentages(), undefined, own)(words);
  expect(found.hits[0]?.item.seq).toBe(seq);
});

test("SEARCH-7 an act is found by the figures of the text that it is about, and that text is not said by whoever did it", () => {
  const ask = asking(percentages());
  const rejected = ask("when did they reject 2.5%");
  expect(rejected.hits.map(({ item }) => [item.act, item.seq])).toEqual([["reject", 3]]);
  expect(ask("when did they reject 3 cents").hits).toEqual([]);
  // The figure alone is the Guild's word, and no word of who rejected it.
  const said = ask("2.5%");
  expect(said.firsts.b).toBeNull();
  expect(said.firsts.a?.item.seq).toBe(2);
});

test("SEARCH-7 what a package offers is found under its proposals, who accepted it as well, and when it lapsed", () => {
  const openUntil = "2026-01-05T10:00:00Z";
  const lapsed = threeOnTheTable();
  lapsed.must(guildChief, oneOfEach(lapsed, { openUntil }));
  lapsed.nowMs = Date.parse(openUntil);
  lapsed.server({ kind: "lapse-package", package: K1 });
  const [first] = asking(lapsed)("when did the package lapse").hits;
  expect([first?.item.act, first?.item.seq]).toEqual(["lapse-package", lapsed.entries.length]);

  const accepted = threeOnTheTable();
  accepted.must(guildChief, oneOfEach(accepted));
  const offered = accepted.entries.length;
  const text = accepted.state.packages.get(K1)?.members.find(({ offer }) => offer === "pass");
  if (text?.offer !== "pass") throw new Error("no text in the package");
  const ask = asking(accepted);
  const hits = ask(`W-7 "${text.text}"`).hits.map(({ item }) => [item.label, item.seq]);
  expect(hits).toContainEqual(["W-7", offered]);
  accepted.must(producersChief, acceptK1(accepted));
  const acts = asking(accepted)("when did they accept W-7").hits.map(({ item }) => item.sentence);
  expect(acts).toContainEqual(expect.stringContaining("Producers accepted W-7 in package 1"));
});
