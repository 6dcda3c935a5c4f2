import * as fc from "fast-check";
import { expect, test } from "vitest";

import { sentence } from "./sentence.ts";

test("WORDS-1 a sentence gets a full stop, and no second one after words that bring their own", () => {
  const ended = [
    "Guild tabled W-7.",
    "Shall we?",
    "Not now!",
    "And so on…",
    "on the condition: “All or none.”",
  ];
  for (const words of ended) expect(sentence(words)).toBe(words);
  expect(sentence("Guild tabled W-7")).toBe("Guild tabled W-7.");
  expect(sentence("Guild withdrew W-12 a)")).toBe("Guild withdrew W-12 a).");
});

test("WORDS-1 no sign that somebody wrote is taken away, and what has ended once is left as it is", () => {
  fc.assert(
    fc.property(fc.string(), (words) => {
      const said = sentence(words);
      expect([words, `${words}.`]).toContain(said);
      expect(sentence(said)).toBe(said);
    }),
  );
});
