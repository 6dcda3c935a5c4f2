import { MAX_SHOWN_PARTS } from "@crosstable/shared/limits";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { LegalText } from "./legal-text.tsx";

function shown(text: string): { paragraphs: number; cells: number; words: string } {
  const markup = renderToStaticMarkup(<LegalText text={text} />);
  return {
    paragraphs: markup.split("<p>").length - 1,
    cells: markup.split("<td>").length - 1,
    words: markup.replaceAll(/<[^>]*>/gu, ""),
  };
}

test("BOUND-2 a text of more lines than are laid out is shown whole, as it was written; one of as many line by line", () => {
  const long = "a\n".repeat(MAX_SHOWN_PARTS + 1);
  expect(shown(long)).toEqual({ paragraphs: 1, cells: 0, words: long });
  expect(shown("a\n".repeat(MAX_SHOWN_PARTS)).paragraphs).toBe(MAX_SHOWN_PARTS);
});

test("BOUND-2 the cells of a table count as the lines of a text do", () => {
  const row = "|a|b|\n";
  const long = row.repeat(MAX_SHOWN_PARTS / 2 + 1);
  expect(shown(long)).toEqual({ paragraphs: 1, cells: 0, words: long });
  expect(shown(row.repeat(MAX_SHOWN_PARTS / 2)).cells).toBe(MAX_SHOWN_PARTS);
});
