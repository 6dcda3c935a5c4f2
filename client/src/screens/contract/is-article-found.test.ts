import { expect, test } from "vitest";

import { isArticleFound } from "./is-article-found.ts";

test.each(["13", "Article 13", "art. 13."])(
  "CITE-2 the contract finds the article %s however its number is spelt",
  (number) => {
    const found = (search: string) =>
      isArticleFound({ number, title: "Artists", text: "See art. 9." }, search);
    for (const search of ["13", "Article 13", "article 13", "art. 13", "Art.13", "art 13"])
      expect([search, found(search)]).toEqual([search, true]);
    expect([found("art. 14"), found("Article 14"), found("14")]).toEqual([false, false, false]);
    // Of its text too, and letters that only begin so are a word.
    expect([found("Article 9"), found("art. "), found("art"), found("artist")]).toEqual(
      Array(4).fill(true),
    );
  },
);
