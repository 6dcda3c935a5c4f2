import { MAX_PASS_TEXT_CHARS } from "@crosstable/shared/limits";
import { NOT_THE_WORDING } from "@crosstable/shared/record/text-not-in-sources";
import { expect, test } from "vitest";

import { siteOf, splitSources } from "./split-sources.ts";

test("sources at the end of a text are parted from its words", () => {
  const text =
    "0.3% of gross.\nAs sources state it. Sources: https://a.example/x ; Report of a session";
  expect(splitSources(text)).toEqual({
    words: "0.3% of gross.\nAs sources state it.",
    remark: null,
    sources: ["https://a.example/x", "Report of a session"],
  });
});

test("a text that names no sources stays whole, and so does one that only speaks of them", () => {
  for (const text of ["0.3% of gross.", "Sources: none.\nThe parties agree."])
    expect(splitSources(text)).toEqual({ words: text, remark: null, sources: [] });
});

test("REDLINE-8 that a text is a formula of its sources is said of it and no part of it", () => {
  const text = `0.3% of gross.\n${NOT_THE_WORDING} Sources: Report of a session`;
  expect(splitSources(text)).toEqual({
    words: "0.3% of gross.",
    remark: NOT_THE_WORDING,
    sources: ["Report of a session"],
  });
});

test("only a web address has a site to be followed to", () => {
  expect(siteOf("https://www.variety.com/2005/x")).toBe("variety.com");
  expect(siteOf("Report of a session")).toBeUndefined();
  expect(siteOf("javascript:alert(1)")).toBeUndefined();
});

// It took twenty seconds, which the runner does not wait for.
test("BOUND-2 the longest text with spaces in it is parted from its sources in no more steps than it is long", () => {
  const words = `x${" ".repeat(MAX_PASS_TEXT_CHARS)}y`;
  expect(splitSources(words)).toEqual({ words, remark: null, sources: [] });
  expect(splitSources(`${words}  Source: Report`)).toEqual({
    words,
    remark: null,
    sources: ["Report"],
  });
});
