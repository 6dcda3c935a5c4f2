import { expect, test } from "vitest";

import { checkArticles } from "./check-articles.ts";

const article = (number: string, text: string) => ({ number, title: null, text });

test("IMPORT-5 of the articles with one number the first that has a text is right, and the others say where it is", () => {
  const listed = [article("1", ""), article("2", "")];
  const whole = [article("1", "Words."), article("2", "Words."), article("2", "Others.")];
  expect(checkArticles([...listed, ...whole])).toEqual([
    ["Number 1 is in row 3 too, and has a text there."],
    ["Number 2 is in row 4 too, and has a text there."],
    [],
    [],
    ["Number 2 is in row 4 already."],
  ]);
  expect(checkArticles([article("1", ""), article("1", "")])).toEqual([
    [],
    ["Number 1 is in row 1 already."],
  ]);
  expect(checkArticles([...listed, ...whole], new Set([0, 1, 4])).flat()).toEqual([]);
  expect(checkArticles([article("1", "One"), article("1", "Two")], new Set([0]))).toEqual([[], []]);
});
