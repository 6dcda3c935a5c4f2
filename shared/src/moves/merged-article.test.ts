import { expect, test } from "vitest";

import { mustProposalId } from "../ids.ts";
import { replay } from "../record/replay.ts";
import { commonArticle } from "./common-article.ts";
import type { Move } from "./move.ts";
import { tabled, W8 } from "./packages-for-tests.ts";
import { refusalOf } from "./refusal-for-tests.ts";
import { guildChief, openTestTalks, tableW7, W7, type TestTalks } from "./talks-for-tests.ts";

const D = mustProposalId("new-d");
const MERGED = {
  kind: "merge",
  proposal: D,
  from: [W7, W8],
  lastPasses: [1, 1],
  number: null,
  title: null,
  subject: "Both together",
  text: "One text.",
} satisfies Move;

/** Two proposals of the guild, each under the article that it cites. */
function under(...[ofW7, ofW8]: [string | null, string | null]): TestTalks {
  const talks = openTestTalks();
  talks.must(guildChief, { ...tableW7(), article: ofW7 } as Move);
  talks.must(guildChief, { ...tabled(W8, "W-8"), article: ofW8 } as Move);
  return talks;
}

test.each(["13", "Article 13", "art. 13.", "ARTICLE 13:"])(
  "CITE-2 what comes under 13 and what comes under %s is merged under 13, which is one article, and under no other",
  (spelling) => {
    const talks = under("13", spelling);
    for (const article of [null, "14"]) {
      expect(refusalOf(talks, guildChief, { ...MERGED, article }).words).toBe(
        "What is merged goes on under the article that all of them cite.",
      );
    }
    talks.must(guildChief, { ...MERGED, article: "13" });
    const cited = [W7, W8, D].map((id) => talks.state.proposals.get(id)?.article);
    expect(cited).toEqual(["13", spelling, "13"]);
    expect(replay(talks.entries).proposals).toEqual(talks.state.proposals);
  },
);

test("CITE-2 a merging from before named no article, and keeps the one that all spell alike", () => {
  const merged = (...cited: [string | null, string | null]) => {
    const talks = under(...cited);
    talks.must(guildChief, MERGED);
    return talks.state.proposals.get(D)?.article;
  };
  expect(merged("13", "Article 13")).toBeNull();
  expect(merged("13", "13")).toBe("13");
});

test("CITE-2 proposals have no article in common where one cites another or none", () => {
  for (const cited of [["13", "14"], ["13", null], [null, "13"], [null, null], []])
    expect(commonArticle(cited.map((article) => ({ article })))).toBeNull();
});
