import { expect, test } from "vitest";

import type { AsOf } from "./stamp.ts";
import { isTextNotInSources, textNotInSources } from "./text-not-in-sources.ts";

const FROM_SOURCES: AsOf = { date: "2007-10-31", confidence: "ok", sources: ["a paper"] };

test("REDLINE-8 what stands for a text that no source gives is known from a text, and at the table nobody can say it in its place", () => {
  const gap = textNotInSources("the offer was sweetened");
  expect(gap).toBe("The text is not in the sources. They say: the offer was sweetened.");
  expect(isTextNotInSources(gap, FROM_SOURCES)).toBe(true);
  expect(isTextNotInSources("Two cents a copy.", FROM_SOURCES)).toBe(false);
  expect(isTextNotInSources(gap, null)).toBe(false);
});
