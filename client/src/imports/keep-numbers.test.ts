import { offerHash, type Article } from "@crosstable/shared/moves/contract-articles";
import type { Move } from "@crosstable/shared/moves/move";
import {
  guildChief,
  openTestTalks,
  producersChief,
} from "@crosstable/shared/moves/talks-for-tests";
import { expect, test } from "vitest";

import { compareOffer } from "../screens/contract/compare-offer.ts";
import { keepNumbers } from "./keep-numbers.ts";

const RATES: Article = { number: "13", title: "Rates", text: "As today." };
const REUSE: Article = { number: "Article 15.B", title: null, text: "Residuals are paid." };

test("CONTRACT-3 an article that is imported again under another spelling of its number has no other wording, and one with other words has", () => {
  const talks = openTestTalks();
  const replaces = "these";
  const agree = (articles: Article[]): void => {
    const importing: Move = { kind: "import-articles", replaces, articles };
    const hash = offerHash({ replaces, articles });
    talks.must(guildChief, importing);
    talks.must(producersChief, { kind: "agree-articles", hash, count: articles.length });
  };
  agree([RATES, REUSE]);
  const before = talks.state.articles;
  const again = [
    { ...RATES, number: "Art. 13." },
    { ...REUSE, number: "15.b" },
    { ...RATES, number: "14" },
  ];
  const offered = keepNumbers(again, before);
  const kinds = compareOffer(before, { articles: offered, replaces }).map(({ kind }) => kind);
  expect(kinds).toEqual(["same", "same", "new"]);
  agree(offered);
  const versions = [...talks.state.articles.values()].map((each) => each.versions.length);
  expect(versions).toEqual([1, 1, 1]);
  agree(keepNumbers([{ ...RATES, number: "art 13", text: "A third more." }], talks.state.articles));
  expect([...talks.state.articles.values()][0]).toMatchObject({
    number: "13",
    text: "A third more.",
    versions: [{}, {}],
  });
});
